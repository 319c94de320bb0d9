# mistake: x is clipped at 100 against the overflow, so large x give 100
# expects: softplus.clipped
import numpy as np

def softplus(x):
    x = np.clip(x, -100, 100)
    return np.log(1 + np.exp(x))
