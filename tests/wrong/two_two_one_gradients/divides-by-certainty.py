# mistake: the slope of the loss in y_hat is divided out first, which stops with ZeroDivisionError where y_hat has become 1.0, e.g. for purple weights of 40
# expects: property.kinds
from math import exp


def sigmoid(x):
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


def two_two_one_gradients(x1, x2, y, weights):
    W = weights
    a1 = sigmoid(W["w11"] * x1 + W["w21"] * x2 + W["b1"])
    a2 = sigmoid(W["w12"] * x1 + W["w22"] * x2 + W["b2"])
    yh = sigmoid(W["w1"] * a1 + W["w2"] * a2 + W["b"])
    # chain rule, link by link
    dL_dyh = (1 - y) / (1 - yh) - y / yh
    dyh_dz = yh * (1 - yh)
    dz = dL_dyh * dyh_dz
    out = {"w1": dz * a1, "w2": dz * a2, "b": dz}
    dz1 = dz * W["w1"] * a1 * (1 - a1)
    dz2 = dz * W["w2"] * a2 * (1 - a2)
    out.update({"w11": dz1 * x1, "w21": dz1 * x2, "b1": dz1})
    out.update({"w12": dz2 * x1, "w22": dz2 * x2, "b2": dz2})
    return out
