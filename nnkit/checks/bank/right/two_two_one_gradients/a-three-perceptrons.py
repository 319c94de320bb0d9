# style: red, green, purple, then back
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    a1 = sigmoid(x1 * w["w11"] + x2 * w["w21"] + w["b1"])
    a2 = sigmoid(x1 * w["w12"] + x2 * w["w22"] + w["b2"])
    y_hat = sigmoid(a1 * w["w1"] + a2 * w["w2"] + w["b"])
    purple = y_hat - y
    red = purple * w["w1"] * a1 * (1 - a1)
    green = purple * w["w2"] * a2 * (1 - a2)
    return {"w11": red * x1, "w21": red * x2, "b1": red,
            "w12": green * x1, "w22": green * x2, "b2": green,
            "w1": purple * a1, "w2": purple * a2, "b": purple}
