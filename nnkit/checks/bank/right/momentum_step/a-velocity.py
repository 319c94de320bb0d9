# style: the state is the velocity
def momentum_step(w, grad, state, lr, momentum):
    v = 0.0 if state is None else state
    v = momentum * v - lr * grad
    return w + v, v
