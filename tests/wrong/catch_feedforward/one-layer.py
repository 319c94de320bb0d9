# mistake: one layer alone
# expects: catch_feedforward.not-five
catch_feedforward = ([[1, 2], [3, 5]], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
