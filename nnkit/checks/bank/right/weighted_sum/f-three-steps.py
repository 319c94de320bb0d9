# style: multiply pair by pair, sum, add, worked in float32
import numpy as np

def weighted_sum(x, w, b):
    products = np.multiply(x, w, dtype=np.float32)
    total = np.sum(products)
    return float(total) + b
