# mistake: return inside the loop, so there is only the first sentence's row
# expects: bag_of_words.first-sentence
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    X = np.zeros((len(sentences), len(vocabulary)))
    for n, s in enumerate(sentences):
        for w in re.findall("[a-z']+", s.lower()):
            if w in vocabulary:
                X[n, vocabulary.index(w)] += 1
        return X
