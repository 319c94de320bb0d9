# mistake: w12 and w21 are swapped
# expects: two_two_one.crossed
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def two_two_one(x1, x2, weights):
    z1 = weights["w11"] * x1 + weights["w12"] * x2 + weights["b1"]
    z2 = weights["w21"] * x1 + weights["w22"] * x2 + weights["b2"]
    a1, a2 = sigmoid(z1), sigmoid(z2)
    z = weights["w1"] * a1 + weights["w2"] * a2 + weights["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": sigmoid(z)}
