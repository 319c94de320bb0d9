# style: OR and NAND, and both must hold
xor_network = {"w11": 1, "w21": 1, "b1": -0.5,      # OR
               "w12": -1, "w22": -1, "b2": 1.5,     # NAND
               "w1": 1, "w2": 1, "b": -1.5}         # AND
