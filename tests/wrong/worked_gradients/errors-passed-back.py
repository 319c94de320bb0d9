# mistake: the raw errors are passed back to the hidden layer, not the deltas
# expects: worked_gradients.errors-passed-back
import numpy as np

def worked_gradients(weights, inputs, targets):
    w = weights
    V = np.array([[w["w1"], w["w2"]], [w["w3"], w["w4"]]])
    U = np.array([[w["w5"], w["w6"]], [w["w7"], w["w8"]]])
    x, t = np.array(inputs), np.array(targets)
    h = 1 / (1 + np.exp(-(V @ x + w["b1"])))
    o = 1 / (1 + np.exp(-(U @ h + w["b2"])))
    error = o - t
    d = error * o * (1 - o)
    e = (U.T @ error) * h * (1 - h)
    dU, dV = np.outer(d, h), np.outer(e, x)
    grads = {f"w{k + 1}": v for k, v in enumerate([*dV.ravel(), *dU.ravel()])}
    grads["b1"], grads["b2"] = e.sum(), d.sum()
    return grads
