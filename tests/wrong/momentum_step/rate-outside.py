# mistake: the rate multiplies the velocity, so an old gradient is paid at today's rate
# expects: momentum_step.rate-outside
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    v = np.zeros(np.shape(w)) if state is None else state
    v = momentum * v + grad
    return w - lr * v, v
