# mistake: a moving average, with 1 - momentum before the gradient
# expects: momentum_step.average
def momentum_step(w, grad, state, lr, momentum):
    v = 0 if state is None else state
    v = momentum * v - (1 - momentum) * lr * grad
    return w + v, v
