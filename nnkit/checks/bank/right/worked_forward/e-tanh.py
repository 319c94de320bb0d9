# style: the sigmoid through tanh, layer by layer
import math

def worked_forward(weights, inputs):
    result, left, right = {}, inputs[0], inputs[1]
    for layer, first, bias in (("h", 1, "b1"), ("o", 5, "b2")):
        outs = []
        for unit in (0, 1):
            k = first + 2 * unit
            z = weights[f"w{k}"] * left + weights[f"w{k + 1}"] * right + weights[bias]
            outs.append(0.5 + 0.5 * math.tanh(z / 2))
            result[f"in_{layer}{unit + 1}"] = z
            result[f"out_{layer}{unit + 1}"] = outs[unit]
        left, right = outs
    return result
