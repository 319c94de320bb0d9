# mistake: a bias gets the blame of the first neuron of its layer only
# expects: worked_gradients.bias-once
import math

def sigmoid(z):
    return 1.0 / (1.0 + math.exp(-z))

def worked_gradients(w, inputs, targets):
    i1, i2 = inputs
    oh1 = sigmoid(w["w1"] * i1 + w["w2"] * i2 + w["b1"])
    oh2 = sigmoid(w["w3"] * i1 + w["w4"] * i2 + w["b1"])
    oo1 = sigmoid(w["w5"] * oh1 + w["w6"] * oh2 + w["b2"])
    oo2 = sigmoid(w["w7"] * oh1 + w["w8"] * oh2 + w["b2"])
    do1 = (oo1 - targets[0]) * oo1 * (1 - oo1)
    do2 = (oo2 - targets[1]) * oo2 * (1 - oo2)
    dh1 = (do1 * w["w5"] + do2 * w["w7"]) * oh1 * (1 - oh1)
    dh2 = (do1 * w["w6"] + do2 * w["w8"]) * oh2 * (1 - oh2)
    return dict(w1=dh1 * i1, w2=dh1 * i2, w3=dh2 * i1, w4=dh2 * i2, w5=do1 * oh1, w6=do1 * oh2,
                w7=do2 * oh1, w8=do2 * oh2, b1=dh1, b2=do1)
