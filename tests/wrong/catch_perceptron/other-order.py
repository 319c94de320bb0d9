# mistake: w before y
# expects: catch_perceptron.not-a-row
catch_perceptron = ([1, 2], [0, 0], 0, 0, 1)
