# style: the first layer, then the others on its output
import nnkit

def forward(X, layers, activations):
    if len(layers) == 0:
        return X, []
    W, b = layers[0]
    Z = X @ W + b
    A = nnkit.ACTIVATIONS[activations[0]](Z)
    out, rest = forward(A, layers[1:], activations[1:])
    return out, [{"A_prev": X, "Z": Z, "A": A}] + rest
