# style: forwards, then the deltas, as in the slides
import math

def neuron(w, names, left, right):
    a, b, bias = names.split()
    return 1 / (1 + math.exp(-(w[a] * left + w[b] * right + w[bias])))

def worked_gradients(weights, inputs, targets):
    out, delta = {}, {}
    for n, names in (("h1", "w1 w2 b1"), ("h2", "w3 w4 b1")):
        out[n] = neuron(weights, names, *inputs)
    for n, names in (("o1", "w5 w6 b2"), ("o2", "w7 w8 b2")):
        out[n] = neuron(weights, names, out["h1"], out["h2"])
    delta["o1"] = (out["o1"] - targets[0]) * out["o1"] * (1 - out["o1"])
    delta["o2"] = (out["o2"] - targets[1]) * out["o2"] * (1 - out["o2"])
    return hidden_too(weights, inputs, out, delta)

def hidden_too(w, i, out, d):
    d["h1"] = (d["o1"] * w["w5"] + d["o2"] * w["w7"]) * out["h1"] * (1 - out["h1"])
    d["h2"] = (d["o1"] * w["w6"] + d["o2"] * w["w8"]) * out["h2"] * (1 - out["h2"])
    return {"w1": d["h1"] * i[0], "w2": d["h1"] * i[1], "w3": d["h2"] * i[0], "w4": d["h2"] * i[1],
            "b1": d["h1"] + d["h2"], "b2": d["o1"] + d["o2"],
            "w5": d["o1"] * out["h1"], "w6": d["o1"] * out["h2"],
            "w7": d["o2"] * out["h1"], "w8": d["o2"] * out["h2"]}
