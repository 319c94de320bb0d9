# mistake: = for +=, so only the last output counts
# expects: hidden_delta.one-output
import numpy as np

def hidden_delta(W_next, delta_next, a):
    N, H = a.shape
    error = np.zeros((N, H))
    for k in range(W_next.shape[1]):
        error = np.outer(delta_next[:, k], W_next[:, k])
    return error * a * (1 - a)
