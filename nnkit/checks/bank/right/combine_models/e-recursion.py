# style: plain Python, lists inside lists by recursion
import math
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    if np.ndim(p1) > 0:
        return [combine_models(q1, q2, w1, w2, b) for q1, q2 in zip(p1, p2)]
    return 1 / (1 + math.exp(-(w1 * p1 + w2 * p2 + b)))
