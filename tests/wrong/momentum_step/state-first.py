# mistake: gives the state first and the weights second
# expects: momentum_step.exchanged
def momentum_step(w, grad, state, lr, momentum):
    if state is None:
        v = -lr * grad
    else:
        v = momentum * state - lr * grad
    return v, w + v
