# mistake: labels as words
# expects: catch_training.no-numbers
catch_training = [[0.4, 0.45], [0.3, 0.2]], ["cat", "dog"]
