# mistake: the fraction is cut off
# expects: relu.whole-numbers
import numpy as np

def relu(x):
    kept = np.maximum(x, 0)
    return np.asarray(kept).astype(int)
