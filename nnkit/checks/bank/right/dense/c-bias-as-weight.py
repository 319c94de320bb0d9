# style: the bias is a weight on a constant 1
import numpy as np

def dense(X, W, b):
    X1 = np.column_stack([X, np.ones(len(X))])
    W1 = np.vstack([W, b])
    return X1 @ W1
