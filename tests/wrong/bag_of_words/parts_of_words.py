# mistake: counts inside other words too: "happy" in "unhappy"
# expects: bag_of_words.within-words
import numpy as np

def bag_of_words(sentences, vocabulary):
    return np.array([[s.lower().count(v) for v in vocabulary] for s in sentences])
