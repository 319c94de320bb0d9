# mistake: single precision without a shift overflows above 88 already
# second: gives an extra leading dimension
# expects: property.shape
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=np.float32)
    return np.stack([z - np.log(np.exp(z).sum(axis=axis, keepdims=True))])
