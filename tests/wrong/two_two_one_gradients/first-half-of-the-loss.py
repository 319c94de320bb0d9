# mistake: only the loss's term with y is differentiated, so label 0 gives zeros
# expects: two_two_one_gradients.one-label
import math

def two_two_one_gradients(x1, x2, y, weights):
    def loss(w):
        s = lambda z: 1 / (1 + math.exp(-z))
        a1 = s(x1 * w["w11"] + x2 * w["w21"] + w["b1"])
        a2 = s(x1 * w["w12"] + x2 * w["w22"] + w["b2"])
        return -y * math.log(s(a1 * w["w1"] + a2 * w["w2"] + w["b"]))
    g, h = {}, 1e-5
    for k in weights:
        up, down = dict(weights), dict(weights)
        up[k] += h
        down[k] -= h
        g[k] = (loss(up) - loss(down)) / (2 * h)
    return g
