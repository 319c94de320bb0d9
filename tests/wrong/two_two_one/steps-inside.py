# mistake: the hidden neurons use the step
# second: their sum is taken without the bias
# expects: two_two_one.z1
import math

def two_two_one(x1, x2, weights):
    step = lambda t: 1 if t >= 0 else 0
    z1 = weights["w11"] * x1 + weights["w21"] * x2
    z2 = weights["w12"] * x1 + weights["w22"] * x2
    a1, a2 = step(z1), step(z2)
    z = weights["w1"] * a1 + weights["w2"] * a2 + weights["b"]
    y_hat = 1 / (1 + math.exp(-z))
    return dict(z1=z1, a1=a1, z2=z2, a2=a2, z=z, y_hat=y_hat)
