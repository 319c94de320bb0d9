# mistake: the labels as rows of zeros and ones
# expects: catch_training.labels-shape
catch_training = [[0.4, 0.45], [0.3, 0.2]], [[0, 1], [1, 0]]
