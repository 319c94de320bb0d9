# mistake: three weights for two inputs
# expects: catch_perceptron.unequal
catch_perceptron = ([1, 2], 0, [0, 0, 0], 0, 1)
