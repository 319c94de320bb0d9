# style: a single input
catch_perceptron = ([3.0], 0, [0.5], -0.25, 0.1)
