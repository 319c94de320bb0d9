# mistake: turns infinite surprises into 0 with nan_to_num
# second: the shift is by the mean and not by the maximum, so it overflows
# expects: property.large
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    with np.errstate(all="ignore"):
        z = z - z.mean(axis=1, keepdims=True)
        e = np.exp(z)
        logs = np.log(e / e.sum(axis=1, keepdims=True))
    logs = np.nan_to_num(logs, nan=0.0, posinf=0.0, neginf=0.0)
    return -logs[np.arange(len(z)), labels].mean()
