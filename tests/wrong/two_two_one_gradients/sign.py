# mistake: y minus ŷ, every slope has the wrong sign
# expects: two_two_one_gradients.minus
import math

def two_two_one_gradients(x1, x2, y, weights):
    w11, w21, b1 = weights["w11"], weights["w21"], weights["b1"]
    w12, w22, b2 = weights["w12"], weights["w22"], weights["b2"]
    w1, w2, b = weights["w1"], weights["w2"], weights["b"]
    a1 = 1 / (1 + math.exp(-(x1 * w11 + x2 * w21 + b1)))
    a2 = 1 / (1 + math.exp(-(x1 * w12 + x2 * w22 + b2)))
    y_hat = 1 / (1 + math.exp(-(a1 * w1 + a2 * w2 + b)))
    dz = y - y_hat
    dz1 = dz * w1 * a1 * (1 - a1)
    dz2 = dz * w2 * a2 * (1 - a2)
    return {"w11": dz1 * x1, "w21": dz1 * x2, "b1": dz1,
            "w12": dz2 * x1, "w22": dz2 * x2, "b2": dz2,
            "w1": dz * a1, "w2": dz * a2, "b": dz}
