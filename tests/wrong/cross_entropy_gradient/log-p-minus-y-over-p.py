# mistake: divided by p(1 - p)
# expects: property.rows-sum-to-zero
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits-logits.max(1,keepdims=True)); p/=p.sum(1,keepdims=True)
    y = np.eye(p.shape[1])[labels]
    return (p-y)/(p*(1-p)+1e-9)/len(p)