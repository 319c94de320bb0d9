# mistake: * multiplies entry by entry, a layer needs @
# expects: dense.elementwise
def dense(X, W, b):
    return X * W + b
