# style: the first of many random networks on which hidden slopes are large
import math
import random

random.seed(3)
names = "w1 w2 w3 w4 w5 w6 w7 w8 b1 b2".split()
sigmoid = lambda z: 1 / (1 + math.exp(-z))

def bent(w, i):
    h = sigmoid(w["w1"] * i[0] + w["w2"] * i[1] + w["b1"])
    return h * (1 - h)

while True:
    weights = {name: random.uniform(-1, 1) for name in names}
    inputs = random.uniform(6, 9), random.uniform(6, 9)
    if bent(weights, inputs) > 0.22 and min(abs(weights["w5"]), abs(weights["w7"])) > 0.4:
        break
catch_backprop = (weights, inputs, (-1, 2))
