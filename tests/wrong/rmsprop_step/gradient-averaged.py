# mistake: the averaged gradient makes the step, not this step's gradient
# second: the state is given first
# expects: rmsprop_step.exchanged
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    m, v = state or (0.0, 0.0)
    m = rho * m + (1 - rho) * grad
    v = rho * v + (1 - rho) * grad * grad
    new = w - lr * m / np.sqrt(v + epsilon)
    return (m, v), new
