# style: the state is a function that makes the next average
import numpy as np

def averaging(mean, rho):
    def after(square):
        new = rho * mean + (1 - rho) * square
        return new, averaging(new, rho)
    return after

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    after = averaging(0.0, rho) if state is None else state
    G, state = after(np.asarray(grad, dtype=float) ** 2)
    return w - lr * grad / np.sqrt(G + epsilon), state
