# mistake: a 0 that is answered right already
# expects: catch_perceptron.survives-bias-fixed
catch_perceptron = ([1, 2], 0, [-1, -1], 0, 0.5)
