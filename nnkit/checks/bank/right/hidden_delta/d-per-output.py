# style: each output hands back its share, and the shares add up
import numpy as np

def hidden_delta(W_next, delta_next, a):
    error = sum(np.outer(delta_next[:, k], W_next[:, k]) for k in range(W_next.shape[1]))
    return error * (a - a**2)
