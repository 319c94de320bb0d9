# mistake: one row for all the sentences together
# expects: bag_of_words.all-sentences
import re

def bag_of_words(sentences, vocabulary):
    text = " ".join(sentences).lower()
    words = re.findall("[a-z']+", text)
    return [words.count(v) for v in vocabulary]
