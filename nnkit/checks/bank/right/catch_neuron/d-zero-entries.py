# style: mostly zeros, as tuples
catch_neuron = (((0, 1), (0, 0)), (0, 0), (0, 0), 3)
