# mistake: compares with 0.5, the rule for a probability
# second: strictly greater
# expects: step.threshold-half
import numpy as np

def step(z):
    return (np.asarray(z) > 0.5).astype(int)
