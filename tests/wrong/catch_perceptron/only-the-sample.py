# mistake: only the sample, without a neuron
# expects: catch_perceptron.not-five
catch_perceptron = ([1, 2], 0)
