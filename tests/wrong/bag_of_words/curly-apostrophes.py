# mistake: makes curly apostrophes straight first, so "don’t" counts as "don't" and not as "don" and "t".
# expects: relation.first-sample
import re
import numpy as np


def bag_of_words(sentences, vocabulary):
    out = np.zeros((len(sentences), len(vocabulary)))
    for n, sentence in enumerate(sentences):
        text = sentence.lower().replace("\u2019", "'").replace("\u2018", "'")
        words = re.findall(r"[a-z']+", text)
        for v, word in enumerate(vocabulary):
            out[n, v] = words.count(word)
    return out
