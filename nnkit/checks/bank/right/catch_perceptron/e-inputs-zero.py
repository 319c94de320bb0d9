# style: only the bias can move
catch_perceptron = ((0, 0), 0, (4, -3), 2, 0.5)
