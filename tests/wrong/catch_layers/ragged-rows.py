# mistake: the rows of X have two lengths
# expects: catch_layers.no-numbers
catch_layers = ([[1, 2], [3]], [[0.2, 0.6], [0.7, 0.9]], [[1, -2], [0.5, 3]], [[0.1, -0.4], [0.3, 0.8]])
