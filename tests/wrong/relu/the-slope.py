# mistake: gives the slope 0 or 1, not the value
# expects: relu.slope
import numpy as np

def relu(x):
    positive = x > 0
    return np.where(positive, 1, 0)
