# mistake: takes x itself already from 3 on, where the difference still shows
# expects: softplus.threshold
import numpy as np

def softplus(x):
    small = np.log1p(np.exp(np.minimum(x, 3)))
    return np.where(x > 3, x, small)
