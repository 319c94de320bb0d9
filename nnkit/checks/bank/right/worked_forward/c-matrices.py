# style: each layer as a matrix
import numpy as np

def worked_forward(weights, inputs):
    w = weights
    W1 = np.array([[w["w1"], w["w3"]], [w["w2"], w["w4"]]])
    W2 = np.array([[w["w5"], w["w7"]], [w["w6"], w["w8"]]])
    in_h = np.array(inputs) @ W1 + w["b1"]
    out_h = 1 / (1 + np.exp(-in_h))
    in_o = out_h @ W2 + w["b2"]
    out_o = 1 / (1 + np.exp(-in_o))
    return {"in_h1": in_h[0], "out_h1": out_h[0], "in_h2": in_h[1], "out_h2": out_h[1],
            "in_o1": in_o[0], "out_o1": out_o[0], "in_o2": in_o[1], "out_o2": out_o[1]}
