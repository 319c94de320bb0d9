# mistake: returns inside the loop: only the first sample
# expects: dense.first-sample
def dense(X, W, b):
    Z = []
    for x in X:
        Z.append(x @ W + b)
        return Z
