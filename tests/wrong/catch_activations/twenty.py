# mistake: far above 0 the third one is right to eight digits
# expects: catch_activations.survives-lost-square
catch_activations = 20.0
