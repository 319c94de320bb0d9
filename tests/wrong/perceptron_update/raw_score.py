# mistake: the error is y minus the score, without the step
# expects: perceptron_update.score-for-decision
def perceptron_update(x, y, w, b, lr):
    z = w @ x + b
    delta = lr * (y - z)
    return (w + delta * x, b + delta)
