# mistake: delta2 is one row of numbers, not a table
# expects: catch_layers.dimensions
catch_layers = ([[1, 2], [3, 5]], [[0.2, 0.6], [0.7, 0.9]], [[1, -2], [0.5, 3]], [0.1, -0.4])
