# mistake: outputs and deltas rounded to three decimals on the way
# expects: worked_gradients.rounded
import math

def worked_gradients(w, i, t):
    def neuron(a, b, bias, x, y):
        return round(1 / (1 + math.exp(-(w[a] * x + w[b] * y + w[bias]))), 3)
    h1, h2 = neuron("w1", "w2", "b1", *i), neuron("w3", "w4", "b1", *i)
    o1, o2 = neuron("w5", "w6", "b2", h1, h2), neuron("w7", "w8", "b2", h1, h2)
    d1, d2 = round((o1 - t[0]) * o1 * (1 - o1), 3), round((o2 - t[1]) * o2 * (1 - o2), 3)
    e1 = round((d1 * w["w5"] + d2 * w["w7"]) * h1 * (1 - h1), 3)
    e2 = round((d1 * w["w6"] + d2 * w["w8"]) * h2 * (1 - h2), 3)
    return {"w1": e1 * i[0], "w2": e1 * i[1], "w3": e2 * i[0], "w4": e2 * i[1], "w5": d1 * h1,
            "w6": d1 * h2, "w7": d2 * h1, "w8": d2 * h2, "b1": e1 + e2, "b2": d1 + d2}
