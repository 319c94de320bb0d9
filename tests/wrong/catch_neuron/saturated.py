# mistake: every sample is far on its side, so all slopes are 0
# expects: catch_neuron.survives-no-mean
catch_neuron = ([[40, 2], [-50, 5]], [1, 0], [5, 0], 1)
