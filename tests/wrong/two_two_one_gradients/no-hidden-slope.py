# mistake: a(1 - a) left out in the hidden layer
# expects: two_two_one_gradients.no-hidden-slope
import numpy as np

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    x = np.array([x1, x2, 1.0])
    H = np.array([[w["w11"], w["w12"]], [w["w21"], w["w22"]], [w["b1"], w["b2"]]])
    a = np.append(1 / (1 + np.exp(-(x @ H))), 1.0)
    o = np.array([w["w1"], w["w2"], w["b"]])
    delta = 1 / (1 + np.exp(-(a @ o))) - y
    dH = np.outer(x, delta * o[:2])
    do = delta * a
    return {"w11": dH[0, 0], "w21": dH[1, 0], "b1": dH[2, 0], "w12": dH[0, 1], "w22": dH[1, 1],
            "b2": dH[2, 1], "w1": do[0], "w2": do[1], "b": do[2]}
