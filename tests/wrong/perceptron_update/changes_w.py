# mistake: w is changed in place
# expects: perceptron_update.whole-numbers | property.changes-input
def perceptron_update(x, y, w, b, lr):
    y_hat = 1 if (w * x).sum() + b >= 0 else 0
    for i in range(len(w)):
        w[i] += lr * (y - y_hat) * x[i]
    b += lr * (y - y_hat)
    return w, b
