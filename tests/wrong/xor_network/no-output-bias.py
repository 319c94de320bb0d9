# mistake: b is left out, as in S2's first drawing: eight numbers
# expects: xor_network.missing-key
xor_network = {"w11": 20, "w21": 20, "b1": -10, "w12": -20, "w22": -20,
               "b2": 30, "w1": 20, "w2": 20}
