# style: the formula
def dense(X, W, b):
    return X @ W + b
