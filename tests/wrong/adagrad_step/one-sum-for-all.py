# mistake: one sum for all entries
# expects: adagrad_step.one-for-all-weights
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    before = 0.0 if state is None else state
    length2 = before + float(np.sum(np.asarray(grad) ** 2))
    return w - lr * grad / np.sqrt(length2 + epsilon), length2
