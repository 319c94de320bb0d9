# mistake: keeps the caller's own gradient arrays, which the caller may reuse
# expects: adagrad_step.keeps-the-array
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    seen = [grad] if state is None else [*state, grad]
    G = sum(g ** 2 for g in seen)
    return w - lr * grad / np.sqrt(G + epsilon), seen
