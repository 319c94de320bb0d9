# mistake: gives only the weights back if the sample was right already
# expects: property.count
def perceptron_update(x, y, w, b, lr):
    y_hat = 1 if x @ w + b >= 0 else 0
    if y_hat == y:
        return w
    if y == 1:
        return w + lr * x, b + lr
    return w - lr * x, b - lr
