# mistake: 1/1 + e^-x: brackets missing
# expects: sigmoid.denominator-alone
import numpy as np

def sigmoid(x):
    x = np.clip(x, -700, 700)
    return 1 / 1 + np.exp(-x)
