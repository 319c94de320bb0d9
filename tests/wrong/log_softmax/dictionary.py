# mistake: gives back a dictionary from position to log-probability
# second: flattens the scores, so all entries compete with each other
# expects: property.type
import numpy as np

def log_softmax(z, axis=-1):
    flat = np.asarray(z, dtype=float).ravel()
    lse = np.logaddexp.reduce(flat)
    return {i: float(v - lse) for i, v in enumerate(flat)}
