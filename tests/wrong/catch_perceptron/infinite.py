# mistake: an infinite bias
# expects: catch_perceptron.not-a-number
catch_perceptron = ([1, 2], 0, [0, 0], float('inf'), 1)
