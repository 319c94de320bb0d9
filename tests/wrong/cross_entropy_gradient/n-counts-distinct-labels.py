# mistake: N is taken as the number of distinct labels
# second: gives a pair of loss and gradient back
# expects: property.shape
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    n = len(set(labels.tolist()))
    lse = np.logaddexp.reduce(z, axis=1, keepdims=True)
    hot = np.eye(z.shape[1])[labels]
    loss = ((lse - z) * hot).sum() / n
    return loss, (np.exp(z - lse) - hot) / n
