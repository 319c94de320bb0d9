# style: worked in float32, the clip as near as it allows
import numpy as np

def binary_cross_entropy(y, p):
    q = np.clip(np.asarray(p, dtype=np.float32), 1e-7, 1 - 1e-7)
    y = np.asarray(y, dtype=np.float32)
    return -(y @ np.log(q) + (1 - y) @ np.log1p(-q)) / len(y)
