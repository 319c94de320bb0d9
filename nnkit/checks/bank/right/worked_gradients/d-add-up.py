# style: slopes start at 0 and every path adds its share
import math

PATHS = ["w5 h1 o1", "w6 h2 o1", "w7 h1 o2", "w8 h2 o2", "w1 i1 h1", "w2 i2 h1", "w3 i1 h2", "w4 i2 h2"]
BIASES = {"h1": "b1", "h2": "b1", "o1": "b2", "o2": "b2"}

def forward(weights, value):
    for neuron, bias in BIASES.items():
        z = weights[bias]
        for path in PATHS:
            if path.endswith(neuron):
                z += weights[path[:2]] * value[path[3:5]]
        value[neuron] = 1 / (1 + math.exp(-z))

def worked_gradients(weights, inputs, targets):
    value = dict(zip(("i1", "i2"), inputs))
    forward(weights, value)
    slopes = dict.fromkeys([*weights, *value], 0.0)
    slopes["o1"], slopes["o2"] = value["o1"] - targets[0], value["o2"] - targets[1]
    for neuron in ("o1", "o2", "h1", "h2"):
        slopes[neuron] *= value[neuron] * (1 - value[neuron])
        slopes[BIASES[neuron]] += slopes[neuron]
        for path in PATHS:
            if path.endswith(neuron):
                slopes[path[:2]] += slopes[neuron] * value[path[3:5]]
                slopes[path[3:5]] += slopes[neuron] * weights[path[:2]]
    return {name: slopes[name] for name in weights}
