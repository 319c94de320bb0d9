# style: no regular expression: letter by letter
def words_of(sentence):
    words, current = [], ""
    for c in sentence.lower() + " ":
        if "a" <= c <= "z" or c == "'":
            current += c
        elif current:
            words.append(current)
            current = ""
    return words

def bag_of_words(sentences, vocabulary):
    bags = [words_of(s) for s in sentences]
    return [[bag.count(v) for v in vocabulary] for bag in bags]
