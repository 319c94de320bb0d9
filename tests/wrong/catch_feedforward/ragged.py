# mistake: rows of unequal length
# expects: catch_feedforward.no-numbers
catch_feedforward = ([[1, 2], [3]], [[1, -2], [0.5, 0.25]], [0.1, -0.3], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
