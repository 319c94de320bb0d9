# mistake: more samples than features, so the second one stops with an error
# expects: catch_neuron.stops
catch_neuron = ([[1, 2], [3, 5], [0, 1]], [0, 1, 1], [0.5, -0.5], 1)
