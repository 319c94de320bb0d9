# style: probabilities of three classes
catch_training = [[0.25, 0.35, 0.4], [0.2, 0.1, 0.7], [0.6, 0.3, 0.1]], [2, 2, 0]
