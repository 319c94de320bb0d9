# mistake: takes the weights by their position in the dictionary
# expects: worked_forward.by-place
import math

def worked_forward(weights, inputs):
    w1, w2, w3, w4, w5, w6, w7, w8, b1, b2 = weights.values()
    i1, i2 = inputs
    s = lambda z: 1 / (1 + math.exp(-z))
    in_h1, in_h2 = w1 * i1 + w2 * i2 + b1, w3 * i1 + w4 * i2 + b1
    out_h1, out_h2 = s(in_h1), s(in_h2)
    in_o1, in_o2 = w5 * out_h1 + w6 * out_h2 + b2, w7 * out_h1 + w8 * out_h2 + b2
    return dict(in_h1=in_h1, out_h1=out_h1, in_h2=in_h2, out_h2=out_h2,
                in_o1=in_o1, out_o1=s(in_o1), in_o2=in_o2, out_o2=s(in_o2))
