# mistake: a score of 1 from weights and bias
# expects: catch_perceptron.survives-score-for-decision
x = [0.5, 0.5]
w = [1.0, 0.5]
catch_perceptron = (x, 0, w, 0.25, 0.1)
