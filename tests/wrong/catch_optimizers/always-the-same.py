# mistake: equal gradients, on which starting anew makes no difference
# expects: catch_optimizers.survives-made-anew
catch_optimizers = [0.0001] * 5
