# style: keeps every gradient and takes the weighted means anew
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    grads = (state or []) + [np.array(grad, dtype=float)]
    ages = np.arange(len(grads))[::-1]
    mean = np.tensordot(beta_1**ages / np.sum(beta_1**ages), np.stack(grads), axes=1)
    square = np.tensordot(beta_2**ages / np.sum(beta_2**ages), np.stack(grads) ** 2, axes=1)
    return w - lr * mean / (np.sqrt(square) + epsilon), grads
