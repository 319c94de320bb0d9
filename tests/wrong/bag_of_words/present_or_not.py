# mistake: 1 if the word is there, however often
# expects: bag_of_words.present-or-not
import re

def bag_of_words(sentences, vocabulary):
    out = []
    for s in sentences:
        words = set(re.findall("[a-z']+", s.lower()))
        out.append([1 if v in words else 0 for v in vocabulary])
    return out
