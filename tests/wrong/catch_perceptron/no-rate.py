# mistake: a learning rate of 0, at which nothing can go wrong
# expects: catch_perceptron.rate
catch_perceptron = ([1, 2], 0, [0, 0], 0, 0)
