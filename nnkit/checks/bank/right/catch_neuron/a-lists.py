# style: two samples in lists
catch_neuron = ([[1, 2], [3, 5]], [0, 1], [0.5, -0.5], 1)
