# mistake: a long list
# second: and all of one sign and size
# expects: catch_optimizers.no-list
catch_optimizers = [0.01 for _ in range(200)]
