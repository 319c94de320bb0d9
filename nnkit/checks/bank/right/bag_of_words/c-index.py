# style: a dictionary from word to column, and += 1
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    column = {word: j for j, word in enumerate(vocabulary)}
    counts = np.zeros((len(sentences), len(vocabulary)), dtype=int)
    for i, sentence in enumerate(sentences):
        for word in re.findall("[a-z']+", sentence.lower()):
            if word in column:
                counts[i, column[word]] += 1
    return counts
