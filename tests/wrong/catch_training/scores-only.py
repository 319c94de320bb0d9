# mistake: a table without labels
# expects: catch_training.no-numbers | catch_training.not-square | catch_training.no-pair
catch_training = [[0.4, 0.45], [0.3, 0.2]]
