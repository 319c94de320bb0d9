# mistake: a word
# expects: catch_activations.no-numbers
catch_activations = "a negative number"
