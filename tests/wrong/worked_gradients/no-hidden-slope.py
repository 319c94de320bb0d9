# mistake: the hidden layer's delta without the slope of its sigmoid
# expects: worked_gradients.no-hidden-bend
import numpy as np

def worked_gradients(weights, inputs, targets):
    w = [weights["w%d" % k] for k in range(1, 9)]
    W1, W2 = np.reshape(w[:4], (2, 2)).T, np.reshape(w[4:], (2, 2)).T
    sig = lambda z: 1 / (1 + np.exp(-z))
    hidden = sig(np.asarray(inputs) @ W1 + weights["b1"])
    output = sig(hidden @ W2 + weights["b2"])
    delta2 = (output - targets) * output * (1 - output)
    delta1 = W2 @ delta2
    g = np.concatenate([np.outer(delta1, inputs).ravel(), np.outer(delta2, hidden).ravel()])
    result = {"w%d" % (k + 1): g[k] for k in range(8)}
    result["b1"], result["b2"] = delta1.sum(), delta2.sum()
    return result
