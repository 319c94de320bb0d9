# style: with activations of one's own
import numpy as np

def softmax(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

G = {"linear": lambda Z: Z, "relu": lambda Z: np.maximum(Z, 0), "tanh": np.tanh,
     "sigmoid": lambda Z: 0.5 + 0.5 * np.tanh(Z / 2), "softmax": softmax}

def forward(X, layers, activations):
    A, cache = X, []
    for k in range(len(layers)):
        Z = np.dot(A, layers[k][0]) + layers[k][1]
        cache.append(dict(A_prev=A, Z=Z, A=G[activations[k]](Z)))
        A = cache[k]["A"]
    return A, cache
