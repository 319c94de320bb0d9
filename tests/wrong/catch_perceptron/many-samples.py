# mistake: several samples at once
# second: and a label for each
# expects: catch_perceptron.not-a-row
catch_perceptron = ([[1, 2], [3, 4]], [0, 0], [0, 0], 0, 1)
