# mistake: the axis argument is ignored
# expects: softmax.ignores-axis
import numpy as np
def softmax(scores, axis=-1):
    scores = scores - np.amax(scores, axis=-1)[..., np.newaxis]
    weights = np.exp(scores)
    return weights / np.sum(weights, axis=-1)[..., np.newaxis]
