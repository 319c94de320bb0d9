# mistake: every number rounded to three decimals
# expects: worked_forward.rounded
import math

def worked_forward(w, inputs):
    def net(a, b, bias, x):
        return round(w[a] * x[0] + w[b] * x[1] + w[bias], 3)
    def out(z):
        return round(1 / (1 + math.exp(-z)), 3)
    h1, h2 = net("w1", "w2", "b1", inputs), net("w3", "w4", "b1", inputs)
    hidden = out(h1), out(h2)
    o1, o2 = net("w5", "w6", "b2", hidden), net("w7", "w8", "b2", hidden)
    return {"in_h1": h1, "out_h1": hidden[0], "in_h2": h2, "out_h2": hidden[1],
            "in_o1": o1, "out_o1": out(o1), "in_o2": o2, "out_o2": out(o2)}
