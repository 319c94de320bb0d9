# mistake: the result starts as a tiled copy of b and keeps its dtype, so every addition is cut to a whole number when b holds whole numbers; shows for b such as [0, 1] with fractions in X or W
# expects: relation.truncated | property.kinds
import numpy as np


def dense(X, W, b):
    X, W, b = np.asarray(X), np.asarray(W), np.asarray(b)
    N, D = X.shape
    H = W.shape[1]
    Z = np.tile(b, (N, 1))
    for n in range(N):
        for h in range(H):
            for d in range(D):
                Z[n, h] += X[n, d] * W[d, h]
    return Z
