# mistake: a single output, so the first one stops with an error
# second: both samples are alike
# expects: catch_layers.stops-transpose
X = [[1, 2, 3], [1, 2, 3]]
A1 = [[0.1, 0.9], [0.1, 0.9]]
W2 = [[1.5], [-2.0]]
delta2 = [[0.3], [0.3]]
catch_layers = [X, A1, W2, delta2]
