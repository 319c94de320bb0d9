# mistake: averages the sizes of the gradients, not their squares
# expects: rmsprop_step.not-squared
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    old = np.zeros(w.shape) if state is None else state
    mean = rho * old + (1 - rho) * np.absolute(grad)
    return w - lr * grad / np.sqrt(mean + epsilon), mean
