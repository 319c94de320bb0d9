# mistake: numbers beyond the bound
# expects: catch_feedforward.too-large
catch_feedforward = ([[1000, 2], [3, 5]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
