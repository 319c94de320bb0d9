# mistake: the weighted sums are clipped to ±20 against overflow, and the clipped sums are given back
# expects: property.order
import numpy as np


def worked_forward(weights, inputs):
    """Give the weighted sum and the output of each of the four neurons."""

    def neuron(name, x, names):
        *ws, bias = (weights[k] for k in names.split())
        z = float(np.clip(np.dot(ws, x) + bias, -20, 20))
        return {"in_" + name: z, "out_" + name: 1 / (1 + np.exp(-z))}

    hidden = {**neuron("h1", inputs, "w1 w2 b1"), **neuron("h2", inputs, "w3 w4 b1")}
    h = [hidden["out_h1"], hidden["out_h2"]]
    return {**hidden, **neuron("o1", h, "w5 w6 b2"), **neuron("o2", h, "w7 w8 b2")}
