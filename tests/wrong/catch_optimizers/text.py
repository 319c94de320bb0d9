# mistake: the gradients as words
# expects: catch_optimizers.no-numbers
catch_optimizers = ['1e-4', '-5e-5']
