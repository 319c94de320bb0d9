# style: numpy may say infinity: its warning is switched off on purpose
import numpy as np

def binary_cross_entropy(y, p):
    with np.errstate(divide="ignore"):
        surprise = -np.log(1 - np.abs(y - p))
    return surprise.mean()
