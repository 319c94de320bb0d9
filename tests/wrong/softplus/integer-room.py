# mistake: the results are put into a copy of x, truncated for whole numbers
# second: a single number fails
# expects: softplus.whole-numbers
import numpy as np

def softplus(x):
    result = x.copy()
    for i in np.ndindex(x.shape):
        result[i] = np.logaddexp(0, x[i])
    return result
