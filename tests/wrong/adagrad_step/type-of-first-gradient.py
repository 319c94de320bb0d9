# mistake: G keeps the type of the first gradient, so after whole-number gradients the squares of decimals are cut
# expects: property.kinds
import numpy as np


def adagrad_step(w, grad, state, lr, epsilon):
    """Give the weights after one step of Adagrad, and the state for the next one."""
    grad = np.asarray(grad)
    if state is None:
        state = np.zeros(grad.shape, dtype=grad.dtype)
    G = np.empty_like(state)
    G[...] = state + grad**2
    return w - lr * grad / np.sqrt(G + epsilon), G
