# mistake: OR and AND joined by another OR: gives OR
# expects: xor_network.other-gate
xor_network = {"w11": 1, "w21": 1, "b1": -0.5,
               "w12": 1, "w22": 1, "b2": -1.5,
               "w1": 1, "w2": 1, "b": -0.5}
