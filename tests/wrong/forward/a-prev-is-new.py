# mistake: A is overwritten before A_prev is stored
# expects: forward.cache-own-output
import nnkit

def forward(X, layers, activations):
    cache = []
    A = X
    for i in range(len(layers)):
        W, b = layers[i]
        Z = A @ W + b
        A = nnkit.ACTIVATIONS[activations[i]](Z)
        A_prev = A
        cache.append(dict(A_prev=A_prev, Z=Z, A=A))
    return A, cache
