# mistake: one global velocity for all parameters
# expects: relation.remembers
velocity = {}

def momentum_step(w, grad, state, lr, momentum):
    shape = w.shape
    old = velocity.get(shape, 0.0)
    velocity[shape] = momentum * old - lr * grad
    return w + velocity[shape], None
