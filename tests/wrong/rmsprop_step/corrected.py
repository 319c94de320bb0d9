# mistake: divides the average by 1 - rho^t, as Adam does
# expects: rmsprop_step.corrected
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    t, G = (0, 0.0) if state is None else state
    t = t + 1
    G = rho * G + (1 - rho) * grad ** 2
    hat = G / (1 - rho ** t)
    return w - lr * grad / np.sqrt(hat + epsilon), (t, G)
