# mistake: gives the weights without the state
# expects: momentum_step.no-pair
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    v = np.zeros(w.shape) if state is None else state
    new_v = momentum * v - lr * grad
    return w + new_v
