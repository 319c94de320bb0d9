# mistake: a sigmoid of each score
# expects: softmax.sigmoid
import numpy as np
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
