# mistake: [[0] * H] * N is one row N times, so every row shows the last sample
# expects: dense.last-sample
def dense(X, W, b):
    N, D = X.shape
    H = len(b)
    Z = [[0] * H] * N
    for n in range(N):
        for h in range(H):
            Z[n][h] = sum(X[n, d] * W[d, h] for d in range(D)) + b[h]
    return Z
