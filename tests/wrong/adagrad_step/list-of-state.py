# mistake: the state's list is appended to
# second: the mean of the squares, not their sum
# expects: adagrad_step.average
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    state = [] if state is None else state
    state.append(np.array(grad, dtype=float) ** 2)
    G = sum(state) / len(state)
    return w - lr * grad / np.sqrt(G + epsilon), state
