# mistake: X is its own mirror image, so rows and columns are the same
# expects: catch_neuron.survives-turned
catch_neuron = ([[1, 2], [2, -1]], [0, 1], [0.5, -0.5], 1)
