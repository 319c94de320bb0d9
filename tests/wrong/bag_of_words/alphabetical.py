# mistake: the columns are in alphabetical order, not the vocabulary's
# expects: bag_of_words.sorted-vocabulary
import re

def bag_of_words(sentences, vocabulary):
    vocab = sorted(vocabulary)
    result = []
    for s in sentences:
        row = dict.fromkeys(vocab, 0)
        for t in re.findall("[a-z']+", s.lower()):
            if t in row:
                row[t] += 1
        result.append(list(row.values()))
    return result
