# mistake: two inputs and one weight
# second: the weight is no list
# expects: catch_perceptron.not-a-row
catch_perceptron = ([1, 2], 0, 0.0, 0, 1)
