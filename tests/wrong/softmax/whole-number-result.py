# mistake: the result keeps the integer type of the scores
# expects: softmax.integer-buffer
import numpy as np
def softmax(z, axis=-1):
    result = np.empty_like(z)
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    np.copyto(result, e / e.sum(axis=axis, keepdims=True), casting="unsafe")
    return result
