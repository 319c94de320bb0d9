# mistake: works along axis 0 always
# second: powers of two
# expects: softmax.base-2
import numpy as np
def softmax(z, axis=-1):
    z = z - z.max(axis=0)
    p = 2.0 ** z
    return p / p.sum(axis=0)
