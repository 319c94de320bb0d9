# mistake: prints the result instead of giving it back
# expects: property.none
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    print(e / e.sum(axis=axis, keepdims=True))
