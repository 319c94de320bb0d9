# mistake: the output neuron's bias b is left out, as in S2's first version
# expects: two_two_one.no-output-bias
import numpy as np

def two_two_one(x1, x2, weights):
    w = weights
    z1 = x1*w['w11'] + x2*w['w21'] + w['b1']
    a1 = 1/(1+np.exp(-z1))
    z2 = x1*w['w12'] + x2*w['w22'] + w['b2']
    a2 = 1/(1+np.exp(-z2))
    z = a1*w['w1'] + a2*w['w2']
    y_hat = 1/(1+np.exp(-z))
    return {'z1': z1, 'a1': a1, 'z2': z2, 'a2': a2, 'z': z, 'y_hat': y_hat}
