# mistake: the bias is turned to a column, so it is added along the samples
# expects: dense.bias-down-the-rows
import numpy as np

def dense(X, W, b):
    bias = b[:, np.newaxis]
    return X @ W + bias
