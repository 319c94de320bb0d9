# style: rows and columns of all known words, added at once
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    column = {v: j for j, v in enumerate(vocabulary)}
    rows, columns = [], []
    for i, s in enumerate(sentences):
        known = [column[w] for w in re.findall("[a-z']+", s.lower()) if w in column]
        rows += [i] * len(known)
        columns += known
    counts = np.zeros((len(sentences), len(vocabulary)), dtype=int)
    np.add.at(counts, (rows, columns), 1)
    return counts
