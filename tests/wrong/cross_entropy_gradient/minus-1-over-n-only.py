# mistake: only one term is divided
# expects: cross_entropy_gradient.divides-one-term
import numpy as np
def cross_entropy_gradient(logits, labels):
    n = len(labels)
    p = np.exp(logits-logits.max(1,keepdims=True)); p/=p.sum(1,keepdims=True)
    p[np.arange(n), labels] -= 1/n
    return p