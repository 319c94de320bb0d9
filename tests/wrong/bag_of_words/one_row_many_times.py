# mistake: [row] * N is N times the same list
# expects: bag_of_words.all-sentences
import re

def bag_of_words(sentences, vocabulary):
    table = [[0] * len(vocabulary)] * len(sentences)
    for i in range(len(sentences)):
        for word in re.findall("[a-z']+", sentences[i].lower()):
            if word in vocabulary:
                table[i][vocabulary.index(word)] += 1
    return table
