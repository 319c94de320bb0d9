# mistake: a score of exactly 0 is predicted as 0
# expects: perceptron_update.zero
def predict(x, w, b):
    return 1 if w @ x + b > 0 else 0

def perceptron_update(x, y, w, b, lr):
    error = y - predict(x, w, b)
    return w + lr * error * x, b + lr * error
