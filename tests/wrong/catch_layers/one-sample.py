# mistake: a single sample, so the division by N does nothing
# expects: catch_layers.survives-mean
catch_layers = [[1, 2]], [[0.3, 0.6]], [[1, -2], [0.5, 3]], [[0.1, -0.4]]
