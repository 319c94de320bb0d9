# mistake: unknown words get the index -1 and are counted in the last column
# second: only the first of several equal words counts
# expects: bag_of_words.present-or-not
import re
import numpy as np

def bag_of_words(sentences, vocabulary):
    where = {v: j for j, v in enumerate(vocabulary)}
    X = np.zeros((len(sentences), len(vocabulary)))
    for i, s in enumerate(sentences):
        columns = [where.get(w, -1) for w in re.findall("[a-z']+", s.lower())]
        X[i, columns] += 1
    return X
