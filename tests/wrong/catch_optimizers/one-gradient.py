# mistake: one gradient only, on which the first two are right
# expects: catch_optimizers.survives-one-minus-beta
catch_optimizers = [1e-4]
