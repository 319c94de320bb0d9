# mistake: the output neuron weighs x1, x2 and not a1, a2
# expects: two_two_one.inputs-passed-on
import numpy as np

def two_two_one(x1, x2, weights):
    s = lambda t: 1 / (1 + np.exp(-t))
    z1 = x1 * weights['w11'] + x2 * weights['w21'] + weights['b1']
    z2 = x1 * weights['w12'] + x2 * weights['w22'] + weights['b2']
    z = x1 * weights['w1'] + x2 * weights['w2'] + weights['b']
    return dict(z1=z1, a1=s(z1), z2=z2, a2=s(z2), z=z, y_hat=s(z))
