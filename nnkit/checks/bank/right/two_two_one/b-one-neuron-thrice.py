# style: one function for a neuron, called three times
import math

def neuron(in1, in2, u1, u2, bias):
    z = in1 * u1 + in2 * u2 + bias
    return z, 1 / (1 + math.exp(-z))

def two_two_one(x1, x2, weights):
    z1, a1 = neuron(x1, x2, weights["w11"], weights["w21"], weights["b1"])
    z2, a2 = neuron(x1, x2, weights["w12"], weights["w22"], weights["b2"])
    z, y_hat = neuron(a1, a2, weights["w1"], weights["w2"], weights["b"])
    return dict(z1=z1, a1=a1, z2=z2, a2=a2, z=z, y_hat=y_hat)
