# mistake: pairs of weight and gradient of unequal length
# second: gradients of ordinary size
# expects: catch_optimizers.no-numbers
catch_optimizers = [(0, 1), (0.5,), (1, -1)]
