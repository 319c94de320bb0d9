# mistake: gives a pair of the weights and the step
# expects: property.shape
def gradient_descent_step(w, grad, lr):
    step = lr * grad
    new = w - step
    return new, step
