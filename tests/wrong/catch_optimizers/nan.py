# mistake: not a number among them
# expects: catch_optimizers.not-finite
catch_optimizers = [1e-4, float('nan')]
