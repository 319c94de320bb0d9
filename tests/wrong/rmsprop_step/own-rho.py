# mistake: always 0.9, rho is ignored
# second: adds the step
# expects: rmsprop_step.own-rho
import numpy as np

def rmsprop_step(w, grad, state, lr, rho=0.9, epsilon=1e-7):
    G = 0.0 if state is None else state
    G = 0.9 * G + 0.1 * grad ** 2
    return w + lr * grad / np.sqrt(G + epsilon), G
