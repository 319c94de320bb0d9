# mistake: rows of unequal length
# expects: catch_neuron.no-numbers
catch_neuron = ([[1, 2], [3]], [0, 1], [0.5, -0.5], 1)
