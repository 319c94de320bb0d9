# mistake: a ramp from 0 to 1 instead of a jump, with 0 at 0
# expects: step.clipped
import numpy as np

def step(z):
    z = np.minimum(z, 1)
    return np.maximum(z, 0)
