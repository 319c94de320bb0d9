# style: the two halves of the log loss, each through the chain rule
import math

def neuron(p, q, w, v, b):
    return 1 / (1 + math.exp(-(p * w + q * v + b)))

def forward(x1, x2, w):
    a1 = neuron(x1, x2, w["w11"], w["w21"], w["b1"])
    a2 = neuron(x1, x2, w["w12"], w["w22"], w["b2"])
    return a1, a2, neuron(a1, a2, w["w1"], w["w2"], w["b"])

def two_two_one_gradients(x1, x2, y, w):
    a1, a2, p = forward(x1, x2, w)
    dz = -y * (1 - p) + (1 - y) * p  # -y/p and (1 - y)/(1 - p), each times p(1 - p)
    slopes = {"w1": dz * a1, "w2": dz * a2, "b": dz}
    for k, a in ("1", a1), ("2", a2):
        slopes["b" + k] = dz * w["w" + k] * a * (1 - a)
        slopes["w1" + k] = slopes["b" + k] * x1
        slopes["w2" + k] = slopes["b" + k] * x2
    return slopes
