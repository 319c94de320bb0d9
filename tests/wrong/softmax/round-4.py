# mistake: rounded to three decimals
# expects: softmax.rounded
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.round(e/e.sum(axis=axis, keepdims=True), 3)