# mistake: a negative learning rate
# second: the label is 1
# expects: catch_perceptron.rate
catch_perceptron = ([1, 2], 1, [-1, 0], 0, -0.5)
