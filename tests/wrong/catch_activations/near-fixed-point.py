# mistake: where x is its own sigmoid the first two are right
# second: and the third one is off by 0.12, which is enough
# expects: catch_activations.survives-of-the-output | catch_activations.survives-twice
catch_activations = [0.659, 0.66]
