# style: everything that is no letter or apostrophe becomes a space, then split
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    X = np.zeros((len(sentences), len(vocabulary)))
    for i, s in enumerate(sentences):
        words = re.sub("[^a-z']", " ", s.lower()).split()
        X[i] = [sum(w == v for w in words) for v in vocabulary]
    return X
