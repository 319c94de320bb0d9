# mistake: the bias is given back as it came
# expects: perceptron_update.bias-fixed
def perceptron_update(x, y, w, b, lr):
    z = sum(wi * xi for wi, xi in zip(w, x)) + b
    y_hat = int(z >= 0)
    new_w = w + lr * (y - y_hat) * x
    return new_w, b
