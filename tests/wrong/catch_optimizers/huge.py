# mistake: gradients beyond what is allowed
# expects: catch_optimizers.too-large
catch_optimizers = [1e-4, 10.0**6, -3e-5]
