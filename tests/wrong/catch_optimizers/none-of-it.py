# mistake: an empty list
# expects: catch_optimizers.no-list
catch_optimizers = []
