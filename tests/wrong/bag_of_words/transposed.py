# mistake: a row for each word and a column for each sentence
# expects: bag_of_words.transposed
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    tokens = [re.findall("[a-z']+", s.lower()) for s in sentences]
    counts = np.zeros((len(vocabulary), len(sentences)), dtype=int)
    for j, word in enumerate(vocabulary):
        for i, words in enumerate(tokens):
            counts[j, i] = words.count(word)
    return counts
