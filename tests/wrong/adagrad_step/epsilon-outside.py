# mistake: epsilon stands outside the root
# expects: adagrad_step.epsilon-outside
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    G = 0.0 if state is None else state
    G = G + grad ** 2
    return w - lr * grad / (np.sqrt(G) + epsilon), G
