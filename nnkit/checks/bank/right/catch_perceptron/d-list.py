# style: a list, with a high bias
catch_perceptron = [[0, 1], 0, [0, 0], 7, 0.01]
