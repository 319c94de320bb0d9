# mistake: a word that is not in the vocabulary is an error
# expects: bag_of_words.unknown-words
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    index = {word: k for k, word in enumerate(vocabulary)}
    X = np.zeros((len(sentences), len(index)), dtype=int)
    for i, s in enumerate(sentences):
        for word in re.findall("[a-z']+", s.lower()):
            X[i, index[word]] += 1
    return X
