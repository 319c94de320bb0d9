# mistake: epsilon is kept in the sum, so it is added again at every step
# expects: adagrad_step.epsilon-added-up
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    if state is None:
        state = np.zeros(w.shape)
    G = state + grad ** 2 + epsilon
    return w - lr * grad / np.sqrt(G), G
