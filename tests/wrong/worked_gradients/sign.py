# mistake: target minus output, every slope has the wrong sign
# expects: worked_gradients.sign
import math

def worked_gradients(weights, inputs, targets):
    def out(a, b, bias, x):
        return 1 / (1 + math.exp(-(weights[a] * x[0] + weights[b] * x[1] + weights[bias])))
    h = out("w1", "w2", "b1", inputs), out("w3", "w4", "b1", inputs)
    o = out("w5", "w6", "b2", h), out("w7", "w8", "b2", h)
    d = [(t - a) * a * (1 - a) for t, a in zip(targets, o)]
    e = [(d[0] * weights[p] + d[1] * weights[q]) * a * (1 - a)
         for p, q, a in (("w5", "w7", h[0]), ("w6", "w8", h[1]))]
    g = {}
    for n, delta, x in (("12", e[0], inputs), ("34", e[1], inputs), ("56", d[0], h), ("78", d[1], h)):
        g["w" + n[0]], g["w" + n[1]] = delta * x[0], delta * x[1]
    return {**g, "b1": sum(e), "b2": sum(d)}
