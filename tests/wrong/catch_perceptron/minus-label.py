# mistake: a label of -1
# expects: catch_perceptron.label
catch_perceptron = ([1, 2], -1, [0, 0], 0, 1)
