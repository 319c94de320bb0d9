# mistake: the biases get a slope of 0, since the slides do not move them
# expects: worked_gradients.biases-held
import math

def worked_gradients(weights, inputs, targets):
    sig = lambda z: 1 / (1 + math.exp(-z))
    W = lambda k: weights["w" + str(k)]
    b1, b2 = weights["b1"], weights["b2"]
    h = [sig(W(k) * inputs[0] + W(k + 1) * inputs[1] + b1) for k in (1, 3)]
    o = [sig(W(k) * h[0] + W(k + 1) * h[1] + b2) for k in (5, 7)]
    do = [(o[k] - targets[k]) * o[k] * (1 - o[k]) for k in (0, 1)]
    dh = [(do[0] * W(5 + k) + do[1] * W(7 + k)) * h[k] * (1 - h[k]) for k in (0, 1)]
    grads = dict.fromkeys(weights, 0.0)
    for k in (0, 1):
        grads[f"w{2 * k + 1}"], grads[f"w{2 * k + 2}"] = dh[k] * inputs[0], dh[k] * inputs[1]
        grads[f"w{2 * k + 5}"], grads[f"w{2 * k + 6}"] = do[k] * h[0], do[k] * h[1]
    return grads
