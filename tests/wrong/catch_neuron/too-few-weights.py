# mistake: one weight for two features
# expects: catch_neuron.sizes
catch_neuron = ([[1, 2], [3, 5]], [0, 1], [0.5], 1)
