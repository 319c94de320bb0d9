# mistake: X is one row of numbers, not a table
# expects: catch_neuron.shape
catch_neuron = ([1, 2], [0, 1], [0.5, -0.5], 1)
