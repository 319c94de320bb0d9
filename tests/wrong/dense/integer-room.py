# mistake: the results are stored as whole numbers
# expects: dense.integer-buffer
import numpy as np

def dense(X, W, b):
    N, H = X.shape[0], W.shape[1]
    Z = np.zeros((N, H), dtype=int)
    for n in range(N):
        for h in range(H):
            Z[n, h] = np.sum(X[n] * W[:, h]) + b[h]
    return Z
