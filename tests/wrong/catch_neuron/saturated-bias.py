# mistake: the scores are so large that the bias moves no probability
# expects: catch_neuron.survives-no-bias
catch_neuron = ([[40, 2], [50, 5]], [0, 1], [5, 0], 1)
