# style: one point at a time, np.vectorize does the rest
import math
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    def point(q1, q2):
        z = sum(w * q for w, q in [(w1, q1), (w2, q2)]) + b
        return 1 / (1 + math.exp(-z))
    return np.vectorize(point, otypes=[float])(p1, p2)
