# mistake: the bias is left out
# expects: catch_neuron.not-four
catch_neuron = ([[1, 2], [3, 5]], [0, 1], [0.5, -0.5])
