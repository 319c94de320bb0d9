# mistake: the red perceptron is blamed through w2, the green one through w1
# expects: two_two_one_gradients.other-weight
import math

def two_two_one_gradients(x1, x2, y, W):
    act = lambda u, v, c: 1 / (1 + math.exp(-(x1 * W[u] + x2 * W[v] + W[c])))
    red, green = act("w11", "w21", "b1"), act("w12", "w22", "b2")
    purple = 1 / (1 + math.exp(-(red * W["w1"] + green * W["w2"] + W["b"])))
    err = purple - y
    err_red = err * W["w2"] * red * (1 - red)
    err_green = err * W["w1"] * green * (1 - green)
    return {"w11": err_red * x1, "w21": err_red * x2, "b1": err_red, "w12": err_green * x1,
            "w22": err_green * x2, "b2": err_green, "w1": err * red, "w2": err * green, "b": err}
