# mistake: a global list gathers the terms of all lines and calls, so only the very first line is right
# expects: relation.remembers
import numpy as np

terms = []

def one_line(v):
    terms.extend(v)
    return v - np.logaddexp.reduce(terms)

def log_softmax(z, axis=-1):
    return np.apply_along_axis(one_line, axis, np.asarray(z, dtype=float))
