# mistake: |x| where max(0, x) belongs: the negative side rises
# expects: softplus.absolute
import numpy as np

def softplus(x):
    size = np.abs(x)
    return size + np.log1p(np.exp(-size))
