# mistake: a score of exactly 1, which is the decision
# expects: catch_perceptron.survives-score-for-decision
catch_perceptron = ([1], 0, [1], 0, 1)
