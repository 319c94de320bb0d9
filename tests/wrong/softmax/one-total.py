# mistake: the sum runs over the whole array
# expects: softmax.global-sum
import numpy as np
def softmax(z, axis=-1):
    biggest = np.max(z, axis=axis, keepdims=True)
    numerators = np.exp(z - biggest)
    total = 0.0
    for v in numerators.flatten():
        total += v
    return numerators / total
