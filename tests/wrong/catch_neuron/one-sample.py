# mistake: one sample and one feature: its sum is its mean
# expects: catch_neuron.survives-no-mean
catch_neuron = ([[2.0]], [1], [0.5], 1.0)
