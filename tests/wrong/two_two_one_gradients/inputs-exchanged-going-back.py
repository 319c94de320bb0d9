# mistake: the forward pass is right, but w12 gets x2 and w21 gets x1
# expects: two_two_one_gradients.inputs-exchanged
import numpy as np

def two_two_one_gradients(x1, x2, y, weights):
    g = weights.get
    h = lambda t: 1 / (1 + np.exp(-t))
    a1, a2 = h(g("w11") * x1 + g("w21") * x2 + g("b1")), h(g("w12") * x1 + g("w22") * x2 + g("b2"))
    e = h(g("w1") * a1 + g("w2") * a2 + g("b")) - y
    e1, e2 = e * g("w1") * a1 * (1 - a1), e * g("w2") * a2 * (1 - a2)
    grads = {"w1": e * a1, "w2": e * a2, "b": e, "b1": e1, "b2": e2}
    for name, blame, x in [("w11", e1, x1), ("w12", e2, x2), ("w21", e1, x1), ("w22", e2, x2)]:
        grads[name] = blame * x
    return grads
