# mistake: w6 and w7 exchanged on the way back
# expects: worked_gradients.crossed-back
# second: no slopes for the biases
import numpy as np

def worked_gradients(weights, inputs, targets):
    W = np.array([weights["w%d" % k] for k in range(1, 9)]).reshape(2, 2, 2)
    x, t = np.array(inputs, float), np.array(targets, float)
    h = 1 / (1 + np.exp(-W[0] @ x - weights["b1"]))
    o = 1 / (1 + np.exp(-W[1] @ h - weights["b2"]))
    d = (o - t) * o * (1 - o)
    e = (W[1] @ d) * h * (1 - h)
    both = np.append(np.outer(e, x), np.outer(d, h))
    return {"w%d" % (k + 1): float(g) for k, g in enumerate(both)}
