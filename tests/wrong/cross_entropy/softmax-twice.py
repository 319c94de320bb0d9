# mistake: applies the softmax twice
# expects: cross_entropy.softmax-twice
import numpy as np

def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

def cross_entropy(logits, labels):
    s = softmax(softmax(np.asarray(logits, float)))
    return -np.mean([np.log(s[n, y]) for n, y in enumerate(labels)])
