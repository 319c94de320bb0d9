# mistake: both hidden neurons use b1
# expects: two_two_one.wrong-bias
import numpy as np

def two_two_one(x1, x2, weights):
    W = np.array([[weights["w11"], weights["w12"]], [weights["w21"], weights["w22"]]])
    z1, z2 = np.array([x1, x2]) @ W + weights["b1"]
    a1, a2 = 1 / (1 + np.exp(-z1)), 1 / (1 + np.exp(-z2))
    z = a1 * weights["w1"] + a2 * weights["w2"] + weights["b"]
    return dict(z1=z1, a1=a1, z2=z2, a2=a2, z=z, y_hat=1 / (1 + np.exp(-z)))
