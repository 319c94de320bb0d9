# mistake: A1 holds sums, not outputs of a sigmoid
# expects: catch_layers.no-outputs
catch_layers = ([[1, 2], [3, 5]], [[2.0, -1.0], [0.5, 3.0]], [[1, 2], [3, 4]], [[1, 2], [3, 5]])
