# mistake: splits at spaces, so "happy!" is another word than "happy"
# expects: bag_of_words.punctuation-sticks
import numpy as np

def bag_of_words(sentences, vocabulary):
    counts = np.zeros((len(sentences), len(vocabulary)))
    for i, sentence in enumerate(sentences):
        words = sentence.lower().split()
        for j, word in enumerate(vocabulary):
            counts[i, j] = words.count(word)
    return counts
