# mistake: one answer for the whole array
# expects: step.one-for-all
import numpy as np

def step(z):
    if np.all(np.asarray(z) >= 0):
        return 1
    return 0
