# mistake: where the labels are 0, 1, ..., K-1 in order it hands out its cached identity matrix itself; a caller who changes the result spoils all later calls with this K.
# expects: relation.remembers
import functools

import numpy as np

_eye = functools.lru_cache(maxsize=None)(np.eye)


def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= n_classes:
        raise ValueError("label outside 0 .. n_classes - 1")
    eye = _eye(int(n_classes))
    if np.array_equal(labels, np.arange(n_classes)):
        return eye
    return eye[labels.astype(int)]
