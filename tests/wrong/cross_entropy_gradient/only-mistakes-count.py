# mistake: rows that are classified right already get the gradient 0, as with a perceptron
# expects: cross_entropy_gradient.only-misclassified
import numpy as np

class Gradient:
    def softmax(self, z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def __call__(self, logits, labels):
        s = self.softmax(np.asarray(logits, float))
        g = s - np.eye(s.shape[1])[labels]
        g[s.argmax(axis=1) == labels] = 0
        return g / len(s)

cross_entropy_gradient = Gradient()
