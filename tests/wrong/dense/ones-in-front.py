# mistake: the column of ones stands first, the bias row last
# expects: dense.ones-misplaced
import numpy as np

def dense(X, W, b):
    ones = np.ones((X.shape[0], 1))
    X1 = np.hstack([ones, X])
    W1 = np.vstack([W, b])
    return X1 @ W1
