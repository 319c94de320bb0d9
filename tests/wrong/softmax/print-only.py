# mistake: prints the probabilities and gives back None
# second: shifts the caller's array in place, which changes the input
# expects: property.none
import numpy as np

def softmax(z, axis=-1):
    z -= np.max(z, axis=axis, keepdims=True)
    e = np.exp(z)
    print(e / e.sum(axis=axis, keepdims=True))
