# mistake: divides by the sum from before this step
# expects: adagrad_step.late
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    G = np.zeros(w.shape) if state is None else state
    new_w = w - lr * grad / np.sqrt(G + epsilon)
    return new_w, G + grad * grad
