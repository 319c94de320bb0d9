# style: a function for one layer makes its dict
from nnkit import ACTIVATIONS

def layer_forward(A_prev, W, b, name):
    Z = A_prev @ W + b
    return {"A_prev": A_prev, "Z": Z, "A": ACTIVATIONS[name](Z)}

def forward(X, layers, activations):
    cache = []
    for (W, b), name in zip(layers, activations):
        inputs = cache[-1]["A"] if cache else X
        cache.append(layer_forward(inputs, W, b, name))
    return cache[-1]["A"], cache
