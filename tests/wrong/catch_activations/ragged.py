# mistake: rows of unequal length
# expects: catch_activations.no-numbers
catch_activations = [[-5, 1], [0]]
