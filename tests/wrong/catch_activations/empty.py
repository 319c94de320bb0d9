# mistake: an empty list
# expects: catch_activations.empty
catch_activations = []
