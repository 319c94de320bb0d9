# mistake: the second output's sum starts from the first one's
# expects: worked_forward.sum-goes-on
import math

def worked_forward(weights, inputs):
    result = {}
    values = list(inputs)
    for layer, bias, names in (("h", "b1", "1234"), ("o", "b2", "5678")):
        z, outs = weights[bias], []
        for unit in (0, 1):
            for k in (0, 1):
                z += weights["w" + names[2 * unit + k]] * values[k]
            a = 1 / (1 + math.exp(-z))
            result[f"in_{layer}{unit + 1}"], result[f"out_{layer}{unit + 1}"] = z, a
            outs.append(a)
        values = outs
    return result
