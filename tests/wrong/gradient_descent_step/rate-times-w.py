# mistake: w times lr is subtracted too, as in weight decay
# expects: gradient_descent_step.weight-decay
def gradient_descent_step(w, grad, lr):
    shrunk = w - lr * w
    return shrunk - lr * grad
