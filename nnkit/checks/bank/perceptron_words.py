"""Sentences as word counts."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..compare import as_numbers
from ..exercise import Case, Exercise, Invariant, Mistake, Property
from .common import AGAIN, AGAIN_FAILS, Array, in_turn, unchanged

Bag = Callable[..., Any]

LETTERS = frozenset(string.ascii_lowercase + "'")
VOCABULARY = ["happy", "sad", "not", "good", "bad", "glad", "day", "very"]
OTHER_WORDS = ["i", "am", "the", "today", "we", "it", "unhappy", "sadness", "days", "nothing"]


def _words(sentence: str) -> list[str]:
    """The words of a sentence, letter by letter."""
    found, word = [], ""
    for letter in sentence.lower() + " ":
        if letter in LETTERS:
            word += letter
        elif word:
            found.append(word)
            word = ""
    return found


def bag_of_words(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
    found = [_words(sentence) for sentence in sentences]
    return np.array([[sum(w == word for w in row) for word in vocabulary] for row in found])


# Inputs.


def _sentence(rng: np.random.Generator, words: Sequence[str], length: int) -> str:
    return " ".join(rng.choice(list(words), length))


def _choose(rng: np.random.Generator, count: int) -> list[str]:
    return [str(word) for word in rng.permutation(VOCABULARY)[:count]]


def _plain(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["i am happy", "i am not sad", "not sad not bad"], ["not", "happy", "sad"]))
    yield Case((["glad glad glad day", "very bad day"], ["very", "glad", "day", "bad"]))
    words = _choose(rng, 4)
    yield Case(([_sentence(rng, words, n) for n in (5, 7, 3)], words))


def _capitals(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["I am happy.", "Not sad, not happy!"], ["not", "happy", "sad"]))
    yield Case((["HAPPY? Happy: happy;", "(Good) day - BAD day..."], ["good", "day", "happy"]))
    words = _choose(rng, 3)
    one, two = (_sentence(rng, words, 4).split() for _ in range(2))
    yield Case(([", ".join(one).upper() + "!", " (" + "? ".join(two).title() + ")"], words))


def _whole_words(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["unhappy but not sadder", "nothing is notable"], ["happy", "sad", "not"]))
    yield Case((["a bad day for a badge today", "an apple"], ["a", "day", "bad"]))
    yield Case((["it isn't bad, is it", "don't be sad"], ["isn't", "is", "don't", "it"]))
    yield Case((["gladly sadly glad", "sadness sad unsad sad"], ["sad", "glad"]))


def _others(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["the sun is up"], ["happy", "sad"]))
    yield Case((["so very very sad"], ["very"]))
    yield Case((["sad", "glad", "sad sad", "day"], ["zebra", "sad", "apple"]))
    yield Case((["so sad", "a day", "so sad"], ["sad", "day"]))
    words = _choose(rng, 5)
    yield Case(([_sentence(rng, [*words, *OTHER_WORDS], 9) for _ in range(4)], words))
    yield Case(([_sentence(rng, [*words, *OTHER_WORDS], 12) for _ in range(2)], words[:3]))


def _odd(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["", "happy", "?!"], ["happy", "not"]))
    yield Case((["not-happy/sad", "happy2day not_sad\nhappy\tsad"], ["happy", "sad", "not"]))
    yield Case((["so 'happy' today", "  happy   sad  "], ["happy", "sad"]))
    yield Case((["a café, a caf", "don’t"], ["caf", "don", "t"]))


def _bag_again(rng: np.random.Generator) -> Iterator[Case]:
    words = _choose(rng, 3)
    one = [_sentence(rng, words, 4), _sentence(rng, words, 5)]
    two = [_sentence(rng, words, 6), _sentence(rng, words, 3)]
    yield in_turn((one, words), (two, words), (one[:1], words[:2]), (one, words))


def _bag_unchanged(rng: np.random.Generator) -> Iterator[Case]:
    yield Case((["Not sad, I am GLAD.", "happy"], ["sad", "not", "glad", "day"]))
    yield Case((["very good", "bad"], ["very", "bad"]))


def _bag_naming(rng: np.random.Generator) -> Iterator[Case]:
    words = _choose(rng, 3)
    yield Case(([_sentence(rng, words, n) for n in (4, 6, 5)], words))
    yield Case(([_sentence(rng, [*words, *OTHER_WORDS], n) for n in (8, 9)], words))


# Known mistakes.


def _split(sentence: str) -> list[str]:
    return sentence.split()


def _split_lower(sentence: str) -> list[str]:
    return sentence.lower().split()


def _cased(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z']+", sentence)


def _only_small(sentence: str) -> list[str]:
    return re.findall(r"[a-z']+", sentence)


def _stripped(marks: str) -> Callable[[str], list[str]]:
    def words(sentence: str) -> list[str]:
        for mark in marks:
            sentence = sentence.replace(mark, "")
        return sentence.lower().split()

    return words


def _ends_stripped(sentence: str) -> list[str]:
    return [word.strip(string.punctuation) for word in sentence.lower().split()]


def _no_apostrophe(sentence: str) -> list[str]:
    return re.findall(r"[a-z]+", sentence.lower())


def _word_characters(sentence: str) -> list[str]:
    return re.findall(r"\w+", sentence.lower())


def _word_characters_and_apostrophes(sentence: str) -> list[str]:
    return re.findall(r"[\w']+", sentence.lower())


def _counted(
    words: Callable[[str], list[str]] = _words,
    count: Callable[[list[str], str], float] = list.count,
) -> Bag:
    def bag(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
        rows = [words(sentence) for sentence in sentences]
        return np.array([[count(row, word) for word in vocabulary] for row in rows])

    return bag


def _within(lower: bool) -> Bag:
    def bag(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
        texts = [s.lower() if lower else s for s in sentences]
        return np.array([[text.count(word) for word in vocabulary] for text in texts])

    return bag


def _present_within(lower: bool) -> Bag:
    def bag(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
        texts = [s.lower() if lower else s for s in sentences]
        return np.array([[float(word in text) for word in vocabulary] for text in texts])

    return bag


def _in_parts(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
    rows = [_words(sentence) for sentence in sentences]
    return np.array([[sum(word in w for w in row) for word in vocabulary] for row in rows])


def _between_boundaries(sentences: Sequence[str], vocabulary: Sequence[str]) -> Array:
    texts = [sentence.lower() for sentence in sentences]
    patterns = [rf"\b{re.escape(word)}\b" for word in vocabulary]
    return np.array([[len(re.findall(p, text)) for p in patterns] for text in texts])


_SPLITS = (_split, _split_lower, _cased, _only_small)
_WORD_HINTS = (
    "Print the list of words of your sentence. Is every entry a word, and nothing else?",
    "A space is not the only thing that ends a word: so do commas, points and dashes.",
    "The regular expression in the statement gives the words of a sentence; count in its list.",
)


def _present(found: list[str], word: str) -> float:
    return float(word in found)


BAG_MISTAKES = (
    Mistake(
        "bag_of_words.present-or-not",
        "Your entries tell whether a word is there; how often it is there is asked.",
        tuple(
            _counted(words, _present)
            for words in (_words, _split, _split_lower, _cased, _no_apostrophe, _only_small)
        )
        + (_present_within(True), _present_within(False)),
        "A word that stands there twice counts 2.",
    ),
    Mistake(
        "bag_of_words.within-words",
        "Your count finds a word inside other words: `sad` stands in `sadder`, but it is another word.",
        (_within(True), _within(False), _in_parts),
        "`count` on a string looks for letters, not for words.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.case-matters",
        "A capital letter hides a word from you: the sentences are to be lower-cased first.",
        (_counted(_cased), _counted(_only_small)),
        "`Happy` and `happy` are one word.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.punctuation-sticks",
        "Punctuation sticks to your words: `happy.` with its point is not found in the vocabulary.",
        (
            _counted(_split_lower),
            _counted(_stripped(".,!?")),
            _counted(_stripped(".,")),
            _counted(_stripped(".")),
            _counted(_stripped(".!?")),
            _counted(_stripped(".,!?;:")),
            _counted(lambda s: [w.strip(".,!?") for w in s.lower().split()]),
            _counted(lambda s: [w.strip(".,!?;:") for w in s.lower().split()]),
            _counted(lambda s: [w.rstrip(".,!?;:") for w in s.lower().split()]),
            _counted(lambda s: s.lower().split(" ")),
        ),
        "Spaces alone do not end a word.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.plain-split",
        "Capital letters and punctuation stay on your words, so `Happy.` is not found in the vocabulary.",
        (
            _counted(_split),
            _counted(lambda s: s.split(" ")),
            _counted(lambda s: [w.strip(".,!?") for w in s.split()]),
            _counted(lambda s: [w.strip(string.punctuation) for w in s.split()]),
        ),
        "Lower-case first, then take the words.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.glued",
        "Where punctuation is taken out without a space in its place, two words become one.",
        (
            _counted(_stripped(string.punctuation.replace("'", ""))),
            _counted(_stripped(string.punctuation)),
            _counted(lambda s: re.sub(r"[^a-z' ]", "", s.lower()).split()),
            _counted(lambda s: re.sub(r"[^a-z'\s]", "", s.lower()).split()),
            _counted(lambda s: re.sub(r"[^a-z ]", "", s.lower()).split()),
            _counted(lambda s: re.sub(r"[^\w\s]", "", s.lower()).split()),
            _counted(_ends_stripped),
        ),
        "`not-happy` is two words.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.apostrophe",
        "An apostrophe belongs to its word: `isn't` is one word, and `'happy'` in quotes is not `happy`.",
        (
            _counted(_no_apostrophe),
            _counted(_word_characters),
            _counted(lambda s: [w.strip("'") for w in _words(s)]),
            _counted(lambda s: _words(s.replace("'", ""))),
        ),
        "",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.digits",
        "A digit or an underscore ends a word; yours keeps it inside.",
        (
            _counted(_word_characters_and_apostrophes),
            _counted(lambda s: re.findall(r"[a-z0-9']+", s.lower())),
        ),
        "",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.word-boundaries",
        "Your pattern has another idea of a word: here a digit or an underscore ends one, and a quotation mark `'` belongs to it.",
        (_between_boundaries,),
        r"`\b` takes digits and underscores for letters.",
        _WORD_HINTS,
    ),
    Mistake(
        "bag_of_words.transposed",
        "The sentences are the rows: yours are the columns.",
        tuple(lambda s, v, words=words: _counted(words)(s, v).T for words in (_words, *_SPLITS)),
        tags=("transposed",),
    ),
    Mistake(
        "bag_of_words.sorted-vocabulary",
        "Your columns stand in the order of the alphabet; the vocabulary's own order is asked.",
        tuple(
            lambda s, v, words=words: _counted(words)(s, sorted(v)) for words in (_words, *_SPLITS)
        ),
    ),
    Mistake(
        "bag_of_words.own-vocabulary",
        "Your columns are the words of the sentences; the vocabulary says which columns there are.",
        (
            lambda s, v: bag_of_words(s, sorted({w for x in s for w in _words(x)} or {""})),
            lambda s, v: bag_of_words(
                s, list(dict.fromkeys(w for x in s for w in _words(x))) or [""]
            ),
            lambda s, v: bag_of_words(s, [w for w in v if any(w in _words(x) for x in s)] or [""]),
        ),
        tags=("ignores an argument",),
    ),
    Mistake(
        "bag_of_words.all-sentences",
        "One count for all sentences together: each sentence is to have a row.",
        (
            lambda s, v: bag_of_words(s, v).sum(axis=0),
            lambda s, v: bag_of_words(s, v).sum(axis=0)[None, :],
            lambda s, v: np.tile(bag_of_words(s, v).sum(axis=0), (len(s), 1)),
        ),
    ),
    Mistake(
        "bag_of_words.running-count",
        "Your counts go on from one sentence to the next; each row starts from 0.",
        (lambda s, v: np.cumsum(bag_of_words(s, v), axis=0),),
        "Where is the row of zeros made, inside the loop or before it?",
        tags=("state is kept",),
    ),
    Mistake(
        "bag_of_words.first-sentence",
        "Only the first sentence is counted.",
        (
            lambda s, v: bag_of_words(s[:1], v),
            lambda s, v: bag_of_words(s[:1], v)[0],
            lambda s, v: np.vstack([bag_of_words(s[:1], v), np.zeros((len(s) - 1, len(v)))]),
        ),
        "A `return` inside the loop ends it in its first round.",
        tags=("returns too early",),
    ),
    Mistake(
        "bag_of_words.misses-last",
        "The last sentence, the last word or the last column is left out.",
        (
            lambda s, v: bag_of_words(s[:-1], v),
            lambda s, v: np.vstack([bag_of_words(s, v)[:-1], np.zeros((1, len(v)))]),
            _counted(lambda s: _words(s)[:-1]),
            lambda s, v: bag_of_words(s, v)[:, :-1],
        ),
        tags=("off by one",),
    ),
    Mistake(
        "bag_of_words.shares",
        "Your entries are shares of the sentence; whole counts are asked.",
        (
            lambda s, v: bag_of_words(s, v) / np.array([[max(len(_words(x)), 1)] for x in s]),
            lambda s, v: bag_of_words(s, v) / np.array([[max(len(x.split()), 1)] for x in s]),
            lambda s, v: (
                bag_of_words(s, v) / np.maximum(bag_of_words(s, v).sum(axis=1, keepdims=True), 1)
            ),
        ),
    ),
    Mistake(
        "bag_of_words.positions",
        "Your entries say where a word stands; how often it is there is asked.",
        (
            _counted(_words, lambda found, word: found.index(word) if word in found else -1),
            _counted(_words, lambda found, word: found.index(word) + 1 if word in found else 0),
            _counted(_words, lambda found, word: found.index(word) if word in found else 0),
        ),
    ),
    Mistake(
        "bag_of_words.flat",
        "All rows stand in one line; give each sentence a row.",
        (lambda s, v: bag_of_words(s, v).ravel(),),
    ),
    Mistake(
        "bag_of_words.letters",
        "Your loop runs over the letters of a sentence; its words are asked.",
        (
            lambda s, v: np.zeros((len(s), len(v))),
            lambda s, v: np.array([[sum(c == word for c in x.lower()) for word in v] for x in s]),
        ),
        "A `for` over a string gives its letters.",
    ),
    Mistake(
        "bag_of_words.unknown-words",
        "A word outside the vocabulary stops your code, or is counted; it is to be passed over.",
        (
            lambda s, v: _strictly(s, v, KeyError),
            lambda s, v: _strictly(s, v, ValueError),
            lambda s, v: _strictly(s, v, IndexError),
            lambda s, v: np.hstack(
                [bag_of_words(s, v), [[sum(w not in v for w in _words(x))] for x in s]]
            ),
        ),
    ),
)


def _strictly(sentences: Sequence[str], vocabulary: Sequence[str], error: type[Exception]) -> Array:
    if any(word not in vocabulary for sentence in sentences for word in _words(sentence)):
        raise error
    return bag_of_words(sentences, vocabulary)


def _counts(case: Case, expected: Any, value: Any) -> str:
    numbers = np.asarray(as_numbers(value), dtype=float)
    if numbers.shape != np.shape(expected) or not np.isfinite(numbers).all():
        return ""
    if (numbers != np.round(numbers)).any() or (numbers < 0).any():
        return "Counts are whole numbers from 0 up."
    if (numbers >= expected).all():
        return "Some words are counted too often in yours."
    if (numbers <= expected).all():
        return "Some words of the vocabulary are overlooked in yours."
    return ""


BAG_OF_WORDS = Exercise(
    name="bag_of_words",
    assignment="perceptron",
    oracle=bag_of_words,
    parameters=("sentences", "vocabulary"),
    done="Each sentence a row, each word of the vocabulary a column, and in it how often.",
    properties=(
        Property(
            "counts",
            "Plain words",
            "how often each stands in each sentence",
            2,
            _plain,
        ),
        Property(
            "capitals",
            "Capital letters and punctuation",
            "they do not hide a word",
            1.25,
            _capitals,
            fails="Right for plain words, not beside capital letters and punctuation.",
        ),
        Property(
            "whole",
            "Whole words only",
            "`sad` is not in `sadder`",
            1,
            _whole_words,
            fails="Right for plain words, not where a word of the vocabulary is part of another one.",
        ),
        Property(
            "others",
            "Other words, and words that are absent",
            "they change nothing",
            0.75,
            _others,
            fails="Right where all words are in the vocabulary, not where others occur or some are absent.",
        ),
        Property(
            "odd",
            "Empty sentences, dashes, digits, quotes",
            "the same rule",
            0.5,
            _odd,
            fails="Right for ordinary sentences, not for empty ones, or for words between dashes, digits or quotes.",
        ),
        Property(
            "again",
            AGAIN,
            "an earlier call does not show",
            0.25,
            _bag_again,
            fails=AGAIN_FAILS,
        ),
        unchanged(0.25, _bag_unchanged),
    ),
    mistakes=BAG_MISTAKES,
    hints=(
        "For the sentence `Not sad, not happy!` and the vocabulary not, happy: which two numbers are asked?",
        "Take the words of one sentence as a list first. Then ask of each word of the vocabulary how often it is in that list.",
        "A list has a method that counts how often something is in it: one loop over the sentences, one over the vocabulary.",
    ),
    naming=_bag_naming,
    invariants=(Invariant("counts", _counts),),
)
