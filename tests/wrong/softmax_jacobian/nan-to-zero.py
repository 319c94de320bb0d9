# mistake: turns the nan of the overflow into 0 and hides the warnings
# second: the scores are cut to whole numbers
# expects: relation.zero
import numpy as np

def softmax_jacobian(z):
    with np.errstate(all="ignore"):
        e = np.exp(np.asarray(z).astype(int).astype(float))
        s = np.nan_to_num(e / e.sum())
    return np.diag(s) - np.outer(s, s)
