# mistake: the bias moves by the inputs as well, and becomes an array
# expects: perceptron_update.bias-by-inputs
def perceptron_update(x, y, w, b, lr):
    step = lambda z: 1 if z >= 0 else 0
    change = lr * (y - step(w @ x + b)) * x
    return w + change, b + change
