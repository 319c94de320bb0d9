# mistake: at 0 the second one is off by 0.015 only
# expects: catch_activations.survives-twice
catch_activations = 0
