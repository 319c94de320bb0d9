# style: a new dictionary at each step
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    if state is None:
        state = {"velocity": np.zeros(np.shape(w))}
    velocity = momentum * state["velocity"] - lr * grad
    return w + velocity, {"velocity": velocity}
