# mistake: subtracts the 1 at the most probable class and not at the label
# expects: cross_entropy_gradient.largest
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    z = z - z.max(axis=1, keepdims=True)
    s = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    best = s.argmax(axis=1)
    return (s - (best[:, None] == np.arange(s.shape[1]))) / len(s)
