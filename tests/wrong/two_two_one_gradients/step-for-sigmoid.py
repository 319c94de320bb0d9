# mistake: the prediction is rounded to 0 or 1 before the error is taken
# second: biases b1 and b2 exchanged
# expects: two_two_one_gradients.b
import math

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    def sig(z):
        return 1 / (1 + math.exp(-z))
    a1 = sig(w["w11"] * x1 + w["w21"] * x2 + w["b2"])
    a2 = sig(w["w12"] * x1 + w["w22"] * x2 + w["b1"])
    y_hat = 1 if sig(w["w1"] * a1 + w["w2"] * a2 + w["b"]) >= 0.5 else 0
    e = y_hat - y
    e1, e2 = e * w["w1"] * a1 * (1 - a1), e * w["w2"] * a2 * (1 - a2)
    return dict(w11=e1 * x1, w21=e1 * x2, b1=e1, w12=e2 * x1, w22=e2 * x2, b2=e2, w1=e * a1, w2=e * a2, b=e)
