# mistake: the biases are left out of the forward pass
# expects: two_two_one_gradients.no-bias
import numpy as np

def two_two_one_gradients(x1, x2, y, weights):
    sig = lambda z: 1 / (1 + np.exp(-z))
    W = np.array([[weights["w11"], weights["w12"]], [weights["w21"], weights["w22"]]])
    v = np.array([weights["w1"], weights["w2"]])
    x = np.array([x1, x2])
    a = sig(x @ W)
    d = sig(a @ v) - y
    e = d * v * a * (1 - a)
    G = np.outer(x, e)
    return {"w11": G[0, 0], "w12": G[0, 1], "w21": G[1, 0], "w22": G[1, 1], "b1": e[0], "b2": e[1],
            "w1": d * a[0], "w2": d * a[1], "b": d}
