# mistake: the averages live in a default argument, so parameters and runs share them
# expects: relation.remembers
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon, memory={"G": 0.0}):
    if np.shape(memory["G"]) != np.shape(w):
        memory["G"] = np.zeros(np.shape(w))
    memory["G"] = rho * memory["G"] + (1 - rho) * grad ** 2
    return w - lr * grad / np.sqrt(memory["G"] + epsilon), memory
