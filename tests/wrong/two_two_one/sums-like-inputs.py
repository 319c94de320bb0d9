# mistake: the hidden sums are written into an array made like the inputs, which cuts them to whole numbers when x1 and x2 are whole; shows for whole inputs with fractional weights (the worked sums are whole)
# expects: property.kinds
import numpy as np


def two_two_one(x1, x2, weights):
    x = np.array([x1, x2])
    W = np.array([[weights["w11"], weights["w12"]],
                  [weights["w21"], weights["w22"]]])
    bias = [weights["b1"], weights["b2"]]

    z_hidden = np.zeros_like(x)
    for j in range(2):
        z_hidden[j] = x @ W[:, j] + bias[j]
    a_hidden = 1 / (1 + np.exp(-z_hidden))
    z = a_hidden[0] * weights["w1"] + a_hidden[1] * weights["w2"] + weights["b"]
    y_hat = 1 / (1 + np.exp(-z))

    return {"z1": z_hidden[0], "a1": a_hidden[0],
            "z2": z_hidden[1], "a2": a_hidden[1],
            "z": z, "y_hat": y_hat}
