# style: x1 without x2, or x2 without x1
xor_network = {"w11": 1, "w21": -1, "b1": -0.5,     # x1 and not x2
               "w12": -1, "w22": 1, "b2": -0.5,     # x2 and not x1
               "w1": 1, "w2": 1, "b": -0.5}         # one of them
