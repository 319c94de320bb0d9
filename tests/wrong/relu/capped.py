# mistake: also capped from above, at 6
import numpy as np

def relu(x):
    return np.clip(x, 0, 6)
