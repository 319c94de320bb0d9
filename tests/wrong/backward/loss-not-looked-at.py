# mistake: output minus target for every loss: the last slope is missing for squared_error
# expects: backward.loss-not-looked-at
import numpy as np

def backward(Y, layers, activations, cache, loss):
    L = len(layers)
    dW, db = [0] * L, [0] * L
    dZ = (cache[L - 1]["A"] - Y) / Y.shape[0]
    for l in range(L - 1, -1, -1):
        dW[l] = np.dot(cache[l]["A_prev"].T, dZ)
        db[l] = np.sum(dZ, axis=0)
        if l >= 1:
            dA = np.dot(dZ, layers[l][0].T)
            A, Z, name = cache[l - 1]["A"], cache[l - 1]["Z"], activations[l - 1]
            if name == "sigmoid":
                dZ = dA * A * (1 - A)
            elif name == "tanh":
                dZ = dA * (1 - A * A)
            elif name == "relu":
                dZ = np.where(Z > 0, dA, 0)
            else:
                dZ = dA
    return list(zip(dW, db))
