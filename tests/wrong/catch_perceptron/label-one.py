# mistake: label 1, answered wrong: there the label is the error
# expects: catch_perceptron.survives-label-for-error
catch_perceptron = ([1, 2], 1, [-1, -1], 0, 0.5)
