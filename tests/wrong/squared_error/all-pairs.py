# mistake: (N,1) against (N,) broadcasts, so every target meets every output
# expects: squared_error.every-pair
import numpy as np

def squared_error(target, output):
    t = np.asarray(target, float).reshape(-1, 1)
    o = np.asarray(output, float).reshape(-1)
    return 0.5 * ((t - o) ** 2).sum()
