# mistake: sums the sizes of the gradients, not their squares
# expects: adagrad_step.not-squared
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    total = np.zeros(np.shape(w)) if state is None else state
    total = total + np.abs(grad)
    return w - lr * grad / np.sqrt(total + epsilon), total
