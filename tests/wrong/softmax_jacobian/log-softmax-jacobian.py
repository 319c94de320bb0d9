# mistake: is the table of slopes of the log-softmax (identity minus s)
# second: an epsilon of 0.001 in the denominator, so the probabilities do not sum to 1
# expects: softmax_jacobian.of-the-logarithm
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    s = np.exp(z - z.max())
    s /= s.sum() + 1e-3
    return np.eye(s.size) - s[None, :]
