# style: a table of directions, and a namedtuple for what comes back
from collections import namedtuple

import numpy as np

Neuron = namedtuple("Neuron", "w b")
DIRECTION = {(0, False): 0, (0, True): -1, (1, False): 1, (1, True): 0}

def perceptron_update(x, y, w, b, lr):
    z = b
    for x_i, w_i in zip(x, w):
        z = z + x_i * w_i
    d = DIRECTION[int(y), bool(z >= 0)]
    return Neuron(w=np.array([w_i + lr * d * x_i for x_i, w_i in zip(x, w)]), b=b + lr * d)
