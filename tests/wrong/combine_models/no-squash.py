# mistake: the sigmoid is missing: a score is given back, not a probability
# expects: combine_models.no-sigmoid
def combine_models(p1, p2, w1, w2, b):
    score = w1 * p1 + w2 * p2 + b
    return score
