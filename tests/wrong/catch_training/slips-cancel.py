# mistake: the second one is wrong twice, and its slips cancel
# expects: catch_training.survives-half
catch_training = [[0.3, 0.4], [0.9, 0.6]], [1, 1]
