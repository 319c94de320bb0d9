# mistake: words for numbers
# second: in another order
# expects: catch_neuron.no-numbers
catch_neuron = ("b is 1", "w is 0.5 and -0.5", "y is 0 and 1", "X is square")
