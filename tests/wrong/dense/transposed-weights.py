# mistake: W is transposed, which fits square weights only
import numpy as np

def dense(X, W, b):
    return X @ W.T + b
