# style: red, green, purple, one after the other
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def two_two_one(x1, x2, w):
    z1 = x1 * w["w11"] + x2 * w["w21"] + w["b1"]
    a1 = sigmoid(z1)
    z2 = x1 * w["w12"] + x2 * w["w22"] + w["b2"]
    a2 = sigmoid(z2)
    z = a1 * w["w1"] + a2 * w["w2"] + w["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": sigmoid(z)}
