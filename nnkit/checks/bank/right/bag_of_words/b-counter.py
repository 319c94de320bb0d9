# style: a Counter for each sentence, which says 0 for what it has not met
import re
from collections import Counter

def bag_of_words(sentences, vocabulary):
    bags = [Counter(re.findall("[a-z']+", s.lower())) for s in sentences]
    return [[bag[word] for word in vocabulary] for bag in bags]
