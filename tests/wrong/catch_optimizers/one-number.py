# mistake: a number, not a list
# expects: catch_optimizers.no-list
catch_optimizers = -5e-5
