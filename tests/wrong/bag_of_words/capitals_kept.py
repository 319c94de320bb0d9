# mistake: capital letters are not lowered, so "Happy" is cut to "appy"
# expects: bag_of_words.case-matters
import re

def bag_of_words(sentences, vocabulary):
    rows = []
    for s in sentences:
        words = re.findall(r"[a-z']+", s)
        rows.append([words.count(v) for v in vocabulary])
    return rows
