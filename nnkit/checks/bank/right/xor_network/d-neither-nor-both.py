# style: refused are none of them and both of them
neither = {"w11": -2, "w21": -2, "b1": 1}
both = {"w12": 2, "w22": 2, "b2": -3}
xor_network = {**neither, **both, "w1": -1, "w2": -1, "b": 0.5}
