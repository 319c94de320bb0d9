# style: at least one, but not both
xor_network = {"w11": 1, "w21": 1, "b1": -1,        # at least one
               "w12": 1, "w22": 1, "b2": -2,        # both
               "w1": 1, "w2": -1, "b": -1}          # the first and not the second
