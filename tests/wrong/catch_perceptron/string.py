# mistake: the answer as a string
# expects: catch_perceptron.not-five
catch_perceptron = '([1, 2], 0, [0, 0], 0, 1)'
