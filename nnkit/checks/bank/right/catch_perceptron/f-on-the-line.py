# style: a score of exactly 0
catch_perceptron = ([1, 1], 0, [2, -1], -1, 3)
