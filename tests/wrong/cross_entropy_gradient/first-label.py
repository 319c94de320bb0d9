# mistake: the first label for every row
# expects: relation.first-sample
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits-logits.max(1,keepdims=True)); p/=p.sum(1,keepdims=True)
    p[:, labels[0]] -= 1
    return p/len(p)