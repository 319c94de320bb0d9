# style: keeps every gradient and runs through them anew
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    grads = [*(state or []), np.array(grad, dtype=float)]
    m = v = top = np.zeros(np.shape(w))
    for g in grads:
        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g**2
        top = np.maximum(top, v)
    t = len(grads)
    return w - lr * m / (1 - beta_1**t) / (np.sqrt(top / (1 - beta_2**t)) + epsilon), grads
