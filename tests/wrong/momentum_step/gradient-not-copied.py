# mistake: keeps the caller's own gradient array, which the caller may reuse
# expects: momentum_step.keeps-the-array
def momentum_step(w, grad, state, lr, momentum):
    past = () if state is None else state
    past = past + ((lr, grad),)
    v = 0.0
    for rate, g in past:
        v = momentum * v - rate * g
    return w + v, past
