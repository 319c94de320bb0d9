# mistake: the labels count from 1
# expects: catch_training.labels
catch_training = [[0.4, 0.45], [0.3, 0.2]], [2, 1]
