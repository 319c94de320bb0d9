# mistake: relu(x) / x divides by 0 at 0; the nan is mended but numpy warns
# expects: relu_prime.warns

import numpy as np
def relu_prime(x):
    x = np.asarray(x, float)
    return np.nan_to_num(np.maximum(x, 0) / x, nan=0.0)
