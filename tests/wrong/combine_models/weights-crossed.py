# mistake: each weight multiplies the other model's probability
# expects: combine_models.weights-exchanged
import numpy as np

combine_models = lambda p1, p2, w1, w2, b: 1 / (1 + np.exp(-(w2 * p1 + w1 * p2 + b)))
