# mistake: x is clipped at 5, so the tails are cut off
# expects: sigmoid.clipped
import numpy as np

def sigmoid(x):
    safe = np.maximum(np.minimum(x, 5), -5)
    return 1 / (1 + np.exp(-safe))
