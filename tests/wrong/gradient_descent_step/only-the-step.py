# mistake: gives the step, not the new weights
def gradient_descent_step(w, grad, lr):
    change = -lr * grad
    return change
