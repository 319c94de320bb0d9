# mistake: adds, so it climbs
# expects: gradient_descent_step.ascent
def gradient_descent_step(w, grad, lr):
    step = lr * grad
    return w + step
