# mistake: both samples and both neurons alike, so the two kinds of sums agree
# expects: catch_layers.survives-transpose | catch_layers.survives-axis
half = [[0.5, 0.5], [0.5, 0.5]]
catch_layers = ([[1, 1], [1, 1]], half, [[1, 2], [3, 0]], [[1, 1], [1, 1]])
