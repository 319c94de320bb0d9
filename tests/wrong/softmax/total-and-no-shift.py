# mistake: sums over everything
# second: nothing is subtracted
# expects: softmax.global-sum
import numpy as np
def softmax(z, axis=-1):
    return np.exp(z) / sum(np.exp(z).ravel())
