# mistake: the sum starts from 0 at every step
# expects: adagrad_step.made-anew
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    G = np.zeros_like(grad, dtype=float)
    G += grad ** 2
    rate = lr / np.sqrt(G + epsilon)
    return w - rate * grad, G
