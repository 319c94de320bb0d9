# mistake: gives (b, w) instead of (w, b)
# expects: perceptron_update.other-order
def perceptron_update(x, y, w, b, lr):
    y_hat = float(x @ w + b >= 0)
    b_new = b + lr * (y - y_hat)
    w_new = w + lr * (y - y_hat) * x
    return b_new, w_new
