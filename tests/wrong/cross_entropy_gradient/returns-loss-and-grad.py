# mistake: the loss is given back as well
# expects: property.shape
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits-logits.max(1,keepdims=True)); p/=p.sum(1,keepdims=True)
    loss = -np.log(p[np.arange(len(p)),labels]).mean()
    p[np.arange(len(p)), labels] -= 1
    return loss, p/len(p)