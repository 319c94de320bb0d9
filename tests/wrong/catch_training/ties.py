# mistake: a row with two largest entries
# expects: catch_training.tie
catch_training = [[0.4, 0.4], [0.3, 0.2]], [1, 0]
