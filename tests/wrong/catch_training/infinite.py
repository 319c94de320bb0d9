# mistake: a score that is infinite
# expects: catch_training.not-finite
catch_training = [[float("inf"), 0.45], [0.3, 0.2]], [0, 1]
