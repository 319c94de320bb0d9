# mistake: a dict in place of a pair
# expects: catch_training.no-pair
catch_training = {"p": [[0.4, 0.45], [0.3, 0.2]], "labels": [1, 0]}
