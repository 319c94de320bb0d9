# style: the average moves a part of the way to the new square
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    mean = np.zeros(np.shape(w)) if state is None else state["mean"]
    mean = mean + (1 - rho) * (grad * grad - mean)
    return w - lr * grad / np.sqrt(mean + epsilon), {"mean": mean}
