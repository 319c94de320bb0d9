# mistake: the one-hot table is transposed
# expects: property.shape
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits-logits.max(1,keepdims=True)); p/=p.sum(1,keepdims=True)
    y = np.zeros((p.shape[1], len(p))); y[labels, np.arange(len(p))] = 1
    return (p - y)/len(p)