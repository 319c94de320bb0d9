# mistake: a list of numbers without names
# expects: worked_numbers.no-dict
worked_numbers = [0.0822, 0.0827, -0.0226, -0.0227, 0.359, 0.409, 0.511, 0.561, 0.000439, 0.000877, 0.000498, 0.000995]
