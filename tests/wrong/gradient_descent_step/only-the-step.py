# mistake: gives the step, not the new weights
# expects: gradient_descent_step.only-the-step
def gradient_descent_step(w, grad, lr):
    change = -lr * grad
    return change
