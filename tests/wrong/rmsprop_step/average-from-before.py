# mistake: divides by the average from before this step
# expects: rmsprop_step.late
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    before = np.zeros(w.shape) if state is None else state
    after = rho * before + (1 - rho) * grad ** 2
    return w - lr * grad / np.sqrt(before + epsilon), after
