# mistake: minus infinity is no finite number
# expects: catch_activations.not-finite
catch_activations = float("-inf")
