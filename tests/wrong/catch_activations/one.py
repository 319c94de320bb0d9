# mistake: at 1 the second one is off by 0.02 only
# second: and the third one by 0.07
# expects: catch_activations.survives-twice
catch_activations = 1
