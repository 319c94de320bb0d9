# mistake: b1 in the output layer too
# expects: worked_forward.wrong-bias
import numpy as np

def worked_forward(weights, inputs):
    w = weights
    sig = lambda z: 1 / (1 + np.exp(-z))
    hidden = np.array([[w["w1"], w["w2"]], [w["w3"], w["w4"]]]) @ np.array(inputs) + w["b1"]
    h = sig(hidden)
    out = np.array([[w["w5"], w["w6"]], [w["w7"], w["w8"]]]) @ h + w["b1"]
    o = sig(out)
    return {"in_h1": hidden[0], "out_h1": h[0], "in_h2": hidden[1], "out_h2": h[1],
            "in_o1": out[0], "out_o1": o[0], "in_o2": out[1], "out_o2": o[1]}
