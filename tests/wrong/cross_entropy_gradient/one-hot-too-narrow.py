# mistake: the one-hot table is as wide as the largest label seen, and raises where the last class is missing
# expects: error.exception
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    hot = np.zeros((len(labels), max(labels) + 1))
    hot[np.arange(len(labels)), labels] = 1
    s = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    return (s - hot) / len(labels)
