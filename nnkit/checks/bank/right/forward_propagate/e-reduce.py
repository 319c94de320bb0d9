# style: a fold over the layers
from functools import reduce
import numpy as np

def through(inputs, layer):
    for n in layer:
        n.update(output=float(1 / (1 + np.exp(-np.dot(n['weights'], inputs + [1])))))
    return [n['output'] for n in layer]

def forward_propagate(network, row):
    return reduce(through, network, list(row))
