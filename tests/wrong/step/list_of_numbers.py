# mistake: works for one dimension only
# expects: step.only-one-dimension
import numpy as np

def step(z):
    return np.array([1 if v >= 0 else 0 for v in z])
