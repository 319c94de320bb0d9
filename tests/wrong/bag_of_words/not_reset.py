# mistake: the counter goes on from one sentence to the next
# expects: bag_of_words.running-count
import re
from collections import Counter

def bag_of_words(sentences, vocabulary):
    counter = Counter()
    rows = []
    for s in sentences:
        counter.update(re.findall("[a-z']+", s.lower()))
        rows.append([counter[v] for v in vocabulary])
    return rows
