# mistake: the bias moves without the learning rate
# second: the prediction uses > 0
# expects: perceptron_update.no-rate
def perceptron_update(x, y, w, b, lr):
    e = y
    if sum(x * w) + b > 0:
        e = y - 1
    return w + lr * e * x, b + e
