# mistake: a moving average in place of the sum, which is RMSprop
# expects: adagrad_step.average
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon, rho=0.9):
    G = np.zeros(w.shape) if state is None else state
    G = rho * G + (1 - rho) * grad ** 2
    return w - lr * grad / np.sqrt(G + epsilon), G
