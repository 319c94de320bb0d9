# mistake: letters only, so "don't" falls apart into "don" and "t"
# expects: bag_of_words.apostrophe
import re
from collections import Counter

def bag_of_words(sentences, vocabulary):
    bags = [Counter(re.findall("[a-z]+", s.lower())) for s in sentences]
    return [[bag[v] for v in vocabulary] for bag in bags]
