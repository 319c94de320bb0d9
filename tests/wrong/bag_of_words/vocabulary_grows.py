# mistake: unknown words are appended to the caller's vocabulary
# second: so the rows have different lengths
# expects: property.shape
import re

def bag_of_words(sentences, vocabulary):
    rows = []
    for s in sentences:
        words = re.findall("[a-z']+", s.lower())
        for w in words:
            if w not in vocabulary:
                vocabulary.append(w)
        rows.append([words.count(v) for v in vocabulary])
    return rows
