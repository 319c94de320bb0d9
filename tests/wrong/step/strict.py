# mistake: > where >= is asked, so step(0) is 0
# expects: step.zero-gives-0
import numpy as np

def step(z):
    return np.where(z > 0, 1, 0)
