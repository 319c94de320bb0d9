# style: the sigmoid by way of tanh, the numbers of the weights counted up
import math

def layer(weights, first, bias, values):
    for k in (first, first + 2):
        yield weights[f"w{k}"] * values[0] + weights[f"w{k + 1}"] * values[1] + weights[bias]

def bend(sums):
    return [0.5 + 0.5 * math.tanh(z / 2) for z in sums]

def worked_forward(weights, inputs):
    h = list(layer(weights, 1, "b1", inputs))
    o = list(layer(weights, 5, "b2", bend(h)))
    names = ["in_h1", "in_h2", "in_o1", "in_o2", "out_h1", "out_h2", "out_o1", "out_o2"]
    return dict(zip(names, [*h, *o, *bend(h), *bend(o)]))
