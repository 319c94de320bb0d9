# mistake: overflows for large scores, in a loop over rows
# expects: softmax.no-shift
import numpy as np
import math
def softmax(z, axis=-1):
    def one(v):
        s = 0
        out = []
        for x in v:
            s = s + np.exp(x)
        for x in v:
            out.append(np.exp(x) / s)
        return np.array(out)
    return np.apply_along_axis(one, axis, z)
