# mistake: gives X alone
# expects: catch_neuron.not-four
catch_neuron = [[1, 2], [3, 5]]
