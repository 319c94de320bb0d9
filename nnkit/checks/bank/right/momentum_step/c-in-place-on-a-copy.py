# style: in place, but on copies that hold floats
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    new = np.array(w, dtype=float)
    v = np.zeros(new.shape) if state is None else state.copy()
    v *= momentum
    v -= lr * grad
    new += v
    return new, v
