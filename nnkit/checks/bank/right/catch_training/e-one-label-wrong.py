# style: one label that is not the largest
catch_training = ([[5.2, 5.4, 1], [6, 7, 8], [3, 2, 2.5]], [1, 0, 0])
