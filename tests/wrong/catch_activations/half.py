# mistake: 0.5 is off by little in the first two
# expects: catch_activations.survives-of-the-output
catch_activations = 0.5
