# mistake: labels of -1 and 1
# expects: catch_neuron.labels
catch_neuron = ([[1, 2], [3, 5]], [-1, 1], [0.5, -0.5], 1)
