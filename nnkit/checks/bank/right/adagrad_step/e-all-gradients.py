# style: keeps every square and sums them anew
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    squares = (*(state or ()), np.asarray(grad, dtype=float) ** 2)
    return w - lr * grad / np.sqrt(sum(squares) + epsilon), squares
