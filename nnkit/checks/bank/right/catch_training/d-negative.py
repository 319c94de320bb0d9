# style: scores below zero
catch_training = [[-0.3, -0.2], [-2.8, -2.6]], [1, 1]
