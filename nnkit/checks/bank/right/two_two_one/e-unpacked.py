# style: a helper takes the weights by name
import math

def forward(x1, x2, w11, w21, b1, w12, w22, b2, w1, w2, b):
    s = lambda t: 1 / (1 + math.exp(-t))
    z1 = x1 * w11 + x2 * w21 + b1
    z2 = x1 * w12 + x2 * w22 + b2
    z = s(z1) * w1 + s(z2) * w2 + b
    return {"z1": z1, "a1": s(z1), "z2": z2, "a2": s(z2), "z": z, "y_hat": s(z)}

def two_two_one(x1, x2, weights):
    return forward(x1, x2, **weights)
