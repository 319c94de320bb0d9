# style: one loop for the red and the green perceptron
import math

def two_two_one_gradients(x1, x2, y, weights):
    sigmoid = lambda z: 0.5 + 0.5 * math.tanh(z / 2)
    a = {k: sigmoid(x1 * weights["w1" + k] + x2 * weights["w2" + k] + weights["b" + k]) for k in "12"}
    error = sigmoid(sum(a[k] * weights["w" + k] for k in "12") + weights["b"]) - y
    gradient = {"b": error}
    for k in "12":
        gradient["w" + k] = error * a[k]
        gradient["b" + k] = error * weights["w" + k] * a[k] * (1 - a[k])
        gradient["w1" + k] = gradient["b" + k] * x1
        gradient["w2" + k] = gradient["b" + k] * x2
    return gradient
