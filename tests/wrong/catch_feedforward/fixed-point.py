# mistake: hidden sums that the sigmoid leaves as they are, so it does not matter which are passed on
# expects: catch_feedforward.survives-sums
still = 0.6590460684074066
catch_feedforward = ([[1, 2], [3, 5]], [[0, 0], [0, 0]], [still, still], [[1, -2], [0.5, 0.25]], [0.1, -0.3])
