# mistake: gradients of ordinary size, where epsilon does not count
# expects: catch_optimizers.survives-epsilon-inside
catch_optimizers = (2.0, -1.0, 0.5)
