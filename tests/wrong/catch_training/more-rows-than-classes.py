# mistake: three rows for two classes
# expects: catch_training.not-square
catch_training = [[0.4, 0.45], [0.3, 0.2], [0.1, 0.9]], [1, 0, 1]
