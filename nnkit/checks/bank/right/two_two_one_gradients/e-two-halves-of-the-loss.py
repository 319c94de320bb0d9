# style: the two halves of the log loss, each through the chain rule
import math

def two_two_one_gradients(x1, x2, y, weights):
    w11, w21, b1, w12, w22, b2, w1, w2, b = (
        weights[k] for k in "w11 w21 b1 w12 w22 b2 w1 w2 b".split())
    s = lambda z: 1 / (1 + math.exp(-z))
    slope = lambda a: a * (1 - a)
    a1, a2 = s(x1 * w11 + x2 * w21 + b1), s(x1 * w12 + x2 * w22 + b2)
    p = s(a1 * w1 + a2 * w2 + b)
    from_ln_p = -y * (1 - p)  # -y/p times p(1 - p)
    from_ln_1_minus_p = (1 - y) * p  # (1 - y)/(1 - p) times p(1 - p)
    dL_dz = from_ln_p + from_ln_1_minus_p
    dL_dz1, dL_dz2 = dL_dz * w1 * slope(a1), dL_dz * w2 * slope(a2)
    return dict(w11=dL_dz1 * x1, w21=dL_dz1 * x2, b1=dL_dz1, w12=dL_dz2 * x1, w22=dL_dz2 * x2,
                b2=dL_dz2, w1=dL_dz * a1, w2=dL_dz * a2, b=dL_dz)
