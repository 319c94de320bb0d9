# mistake: a table in place of a list
# expects: catch_optimizers.no-list
catch_optimizers = [[1e-4, -5e-5], [2e-4, 1e-4]]
