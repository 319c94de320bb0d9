# mistake: e^|x| for e^-|x|, which is wrong everywhere and overflows
# expects: softplus.exponent-sign
import numpy as np

def softplus(x):
    return np.maximum(0, x) + np.log1p(np.exp(np.abs(x)))
