# mistake: a string
# expects: catch_softmax.no-numbers
catch_softmax = "large and small scores"
