# mistake: adds, so it climbs
def gradient_descent_step(w, grad, lr):
    step = lr * grad
    return w + step
