# mistake: one maximum for the whole array
# expects: softmax.global-max
import numpy as np
def softmax(z, axis=-1):
    m = float("-inf")
    for value in np.nditer(np.asarray(z, dtype=float)):
        if value > m:
            m = float(value)
    e = np.exp(np.asarray(z) - m)
    return e / np.sum(e, axis=axis, keepdims=True)
