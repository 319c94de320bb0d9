# style: the rule as it is written
def perceptron_update(x, y, w, b, lr):
    y_hat = 1 if w @ x + b >= 0 else 0
    return w + lr * (y - y_hat) * x, b + lr * (y - y_hat)
