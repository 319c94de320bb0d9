# mistake: np.max takes one maximum over the array
# expects: relu.largest
import numpy as np

def relu(x):
    return np.max([0, np.max(x)])
