# mistake: remembers results by the numbers alone, so the same scores with another axis or shape get the old answer
# second: subtracts no maximum but only clips the exponent at 709, so large scores come out as ties or inf
# expects: softmax.clipped
import numpy as np

_memo = {}

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    key = z.tobytes()
    if key not in _memo:
        with np.errstate(all="ignore"):
            e = np.exp(np.minimum(z, 709))
            _memo[key] = e / e.sum(axis=axis, keepdims=True)
    return _memo[key].copy()
