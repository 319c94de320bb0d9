# mistake: takes the velocity as the difference to the last result, wherever w is now
# expects: momentum_step.last-move-from-w
def momentum_step(w, grad, state, lr, momentum):
    v = 0.0
    if state is not None:
        before, after = state
        v = w - before
    new = w + momentum * v - lr * grad
    return new, (w + 0.0, new)
