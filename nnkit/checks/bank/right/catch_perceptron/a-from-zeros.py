# style: from zeros, which answer 1
catch_perceptron = ([1, 2], 0, [0, 0], 0, 1)
