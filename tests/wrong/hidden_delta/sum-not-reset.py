# mistake: the sum is not set to 0 for the next hidden unit
# expects: hidden_delta.sum-not-reset
import numpy as np

def hidden_delta(W_next, delta_next, a):
    out = np.zeros(a.shape)
    for n in range(a.shape[0]):
        total = 0.0
        for h in range(a.shape[1]):
            for k in range(W_next.shape[1]):
                total += W_next[h, k] * delta_next[n, k]
            out[n, h] = total * a[n, h] * (1 - a[n, h])
    return out
