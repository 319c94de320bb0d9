# mistake: * multiplies entry by entry, a layer needs @
def dense(X, W, b):
    return X * W + b
