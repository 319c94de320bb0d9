# mistake: adds the gradient, so it climbs
# expects: momentum_step.ascent
def momentum_step(w, grad, state, lr, momentum):
    previous = state if state is not None else grad * 0.0
    velocity = momentum * previous + lr * grad
    return w + velocity, velocity
