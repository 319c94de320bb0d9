# mistake: negative entries are left out, so the shape is lost
# expects: relu.dropped
import numpy as np

def relu(x):
    x = np.array(x)
    return x[x > 0]
