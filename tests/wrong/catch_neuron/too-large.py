# mistake: scores beyond 500
# expects: catch_neuron.too-large
catch_neuron = ([[1000, 2], [3, 5]], [0, 1], [1, -1], 1)
