# mistake: a symmetric table: the first one is right
# expects: catch_training.survives-columns
catch_training = [[0.2, 0.4], [0.4, 0.3]], [1, 0]
