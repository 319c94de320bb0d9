# mistake: NAND with bias 2 and weights -1: at (1, 1) its sum is 0, and step(0) is 1
# expects: xor_network.zero-is-one
red = {"w11": 1, "w21": 1, "b1": -1}
green = {"w12": -1, "w22": -1, "b2": 2}
purple = {"w1": 1, "w2": 1, "b": -2}
xor_network = {**red, **green, **purple}
