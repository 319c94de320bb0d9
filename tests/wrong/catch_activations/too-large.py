# mistake: beyond the bound
# expects: catch_activations.too-large
catch_activations = -1e6
