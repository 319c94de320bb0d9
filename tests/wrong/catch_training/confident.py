# mistake: large and certain scores: only the axis shows
# expects: catch_training.survives-half
catch_training = [[0.9, 0.1], [0.8, 0.2]], [0, 0]
