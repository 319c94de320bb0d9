# mistake: made for inputs and outputs of -1 and 1, not of 0 and 1
# expects: xor_network.constant-output
xor_network = {"w11": 1, "w21": -1, "b1": -1,
               "w12": -1, "w22": 1, "b2": -1}
xor_network.update({"w1": 2, "w2": 2, "b": 1})
