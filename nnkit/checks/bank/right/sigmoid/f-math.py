# style: one number at a time with math, mapped over any shape
import math
import numpy as np

def one(v):
    return 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))

sigmoid = np.vectorize(one, otypes=[float])
