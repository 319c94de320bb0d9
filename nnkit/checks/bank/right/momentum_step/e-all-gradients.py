# style: remembers every step's lr * grad and adds them up, the older the fainter
def momentum_step(w, grad, state, lr, momentum):
    pushes = (state or []) + [lr * grad]
    n = len(pushes)
    v = -sum(momentum ** (n - 1 - k) * push for k, push in enumerate(pushes))
    return w + v, pushes
