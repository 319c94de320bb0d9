# style: find the words, count each word of the vocabulary
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    rows = []
    for sentence in sentences:
        words = re.findall("[a-z']+", sentence.lower())
        rows.append([words.count(v) for v in vocabulary])
    return np.array(rows)
