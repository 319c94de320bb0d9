# style: one helper for both averages, a new dictionary at each step
import numpy as np

def average(old, new, beta):
    return beta * old + (1 - beta) * new

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    s = state or {"t": 0, "mean": 0.0, "square": 0.0}
    s = {
        "t": s["t"] + 1,
        "mean": average(s["mean"], grad, beta_1),
        "square": average(s["square"], np.square(grad), beta_2),
    }
    mean = s["mean"] / (1 - beta_1 ** s["t"])
    square = s["square"] / (1 - beta_2 ** s["t"])
    return w - lr * mean / (np.sqrt(square) + epsilon), s
