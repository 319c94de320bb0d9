# mistake: gives a list of nine numbers, not a dictionary
# second: the hidden perceptrons are blamed without the weights w1 and w2
# expects: property.type
import math

def two_two_one_gradients(x1, x2, y, w):
    s = lambda z: 1 / (1 + math.exp(-z))
    a = [s(w["w1" + k] * x1 + w["w2" + k] * x2 + w["b" + k]) for k in ("1", "2")]
    d = s(w["w1"] * a[0] + w["w2"] * a[1] + w["b"]) - y
    answer = []
    for out in a:
        e = d * out * (1 - out)
        answer += [e * x1, e * x2, e]
    return answer + [d * a[0], d * a[1], d]
