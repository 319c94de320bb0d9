# mistake: W1 does not fit X, even for a right forward
# expects: catch_feedforward.sizes
catch_feedforward = ([[1, 2, 3], [3, 5, 4]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
