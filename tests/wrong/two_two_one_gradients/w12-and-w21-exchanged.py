# mistake: w12 and w21 exchanged, going forward and back
# expects: two_two_one_gradients.crossed
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def two_two_one_gradients(x1, x2, y, weights):
    a1 = sigmoid(x1 * weights["w11"] + x2 * weights["w12"] + weights["b1"])
    a2 = sigmoid(x1 * weights["w21"] + x2 * weights["w22"] + weights["b2"])
    y_hat = sigmoid(a1 * weights["w1"] + a2 * weights["w2"] + weights["b"])
    delta = y_hat - y
    delta1 = delta * weights["w1"] * a1 * (1 - a1)
    delta2 = delta * weights["w2"] * a2 * (1 - a2)
    return dict(w11=delta1 * x1, w12=delta1 * x2, b1=delta1, w21=delta2 * x1, w22=delta2 * x2,
                b2=delta2, w1=delta * a1, w2=delta * a2, b=delta)
