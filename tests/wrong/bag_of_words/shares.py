# mistake: shares of the sentence's words, not counts
# expects: bag_of_words.shares
import re

def bag_of_words(sentences, vocabulary):
    def row(sentence):
        words = re.findall("[a-z']+", sentence.lower())
        return [words.count(v) / max(len(words), 1) for v in vocabulary]
    return [row(s) for s in sentences]
