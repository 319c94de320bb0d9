# mistake: z(1 - z) for the hidden slope, where a(1 - a) belongs
# expects: two_two_one_gradients.slope-of-sum
import math

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    z1 = w["w11"] * x1 + w["w21"] * x2 + w["b1"]
    z2 = w["w12"] * x1 + w["w22"] * x2 + w["b2"]
    a1, a2 = [1 / (1 + math.exp(-z)) for z in (z1, z2)]
    z = w["w1"] * a1 + w["w2"] * a2 + w["b"]
    d = 1 / (1 + math.exp(-z)) - y
    red = d * w["w1"] * z1 * (1 - z1)
    green = d * w["w2"] * z2 * (1 - z2)
    return {"w1": d * a1, "w2": d * a2, "b": d, "b1": red, "b2": green,
            "w11": red * x1, "w21": red * x2, "w12": green * x1, "w22": green * x2}
