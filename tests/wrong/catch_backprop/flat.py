# mistake: all numbers in one list
# expects: catch_backprop.not-three
catch_backprop = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.6, 2, 2, 0.01, 0.99]
