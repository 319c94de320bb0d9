# mistake: the biases are left out
# expects: worked_forward.no-bias
import math

def neuron(wa, wb, a, b):
    z = wa * a + wb * b
    return z, 1 / (1 + math.exp(-z))

def worked_forward(w, i):
    zh1, h1 = neuron(w["w1"], w["w2"], *i)
    zh2, h2 = neuron(w["w3"], w["w4"], *i)
    zo1, o1 = neuron(w["w5"], w["w6"], h1, h2)
    zo2, o2 = neuron(w["w7"], w["w8"], h1, h2)
    return {"in_h1": zh1, "out_h1": h1, "in_h2": zh2, "out_h2": h2,
            "in_o1": zo1, "out_o1": o1, "in_o2": zo2, "out_o2": o2}
