# mistake: updates on y alone, without looking at the prediction
# expects: perceptron_update.label-for-error
def perceptron_update(x, y, w, b, lr):
    w = w + lr * y * x
    b = b + lr * y
    return w, b
