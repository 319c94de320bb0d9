# mistake: takes letters beyond a to z into a word, so "café caf" counts "caf" once and not twice.
# expects: relation.clipped-above
import re
import numpy as np


def bag_of_words(sentences, vocabulary):
    place = {word: v for v, word in enumerate(vocabulary)}
    out = np.zeros((len(sentences), len(vocabulary)), dtype=int)
    for n, sentence in enumerate(sentences):
        for word in re.findall(r"(?:[^\W\d_]|')+", sentence.lower()):
            if word in place:
                out[n, place[word]] += 1
    return out
