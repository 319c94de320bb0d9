# mistake: w21 and w12 exchanged in "x1 and not x2": each hidden neuron is a mixture
# expects: xor_network.constant-hidden
xor_network = {"w11": 1, "w12": -1, "b1": -0.5,
               "w21": 1, "w22": -1, "b2": -0.5,
               "w1": 1, "w2": 1, "b": -0.5}
