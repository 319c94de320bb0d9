# mistake: gives only the two outputs, not the eight numbers
# expects: property.type
# second: the sigmoid with the wrong sign in the exponent
import numpy as np

def worked_forward(weights, inputs):
    g = lambda z: 1 / (1 + np.exp(z))
    W1 = np.array([[weights["w1"], weights["w3"]], [weights["w2"], weights["w4"]]])
    W2 = np.array([[weights["w5"], weights["w7"]], [weights["w6"], weights["w8"]]])
    hidden = g(np.array(inputs) @ W1 + weights["b1"])
    return g(hidden @ W2 + weights["b2"])
