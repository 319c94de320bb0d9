# style: the sigmoid as a tanh
import numpy as np

combine_models = lambda p1, p2, w1, w2, b: 0.5 + 0.5 * np.tanh((w1 * p1 + w2 * p2 + b) / 2)
