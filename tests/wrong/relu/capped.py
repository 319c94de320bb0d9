# mistake: also capped from above, at 6
# expects: relu.capped
import numpy as np

def relu(x):
    return np.clip(x, 0, 6)
