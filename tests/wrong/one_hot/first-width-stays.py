# mistake: the identity is built at the first call and kept, so another n_classes gets the old width
# expects: one_hot.ignores-n-classes | property.shape
import numpy as np

class OneHot:
    identity = None

    def __call__(self, labels, n_classes):
        if OneHot.identity is None:
            OneHot.identity = np.eye(n_classes)
        if np.min(labels) < 0 or np.max(labels) >= n_classes:
            raise ValueError("label outside")
        return np.array([OneHot.identity[l % len(OneHot.identity)] for l in labels])

one_hot = OneHot()
