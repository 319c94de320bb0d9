# style: one line for each perceptron, its weights picked by unpacking
import math

s = lambda t: 1 / (1 + math.exp(-t))
red = lambda x1, x2, w11, w21, b1, **others: x1 * w11 + x2 * w21 + b1
green = lambda x1, x2, w12, w22, b2, **others: x1 * w12 + x2 * w22 + b2
purple = lambda a1, a2, w1, w2, b, **others: a1 * w1 + a2 * w2 + b

def two_two_one(x1, x2, weights):
    z1, z2 = red(x1, x2, **weights), green(x1, x2, **weights)
    z = purple(s(z1), s(z2), **weights)
    return {"z1": z1, "a1": s(z1), "z2": z2, "a2": s(z2), "z": z, "y_hat": s(z)}
