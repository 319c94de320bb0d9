# style: nested lists and recursion
import math


def softmax(z, axis=-1):
    z = z.tolist() if hasattr(z, "tolist") else z

    def depth(x):
        return 1 + depth(x[0]) if isinstance(x, list) else 0

    def columns(rows):
        if not isinstance(rows[0], list):
            top = max(rows)
            e = [math.exp(x - top) for x in rows]
            return [x / math.fsum(e) for x in e]
        done = [columns([row[i] for row in rows]) for i in range(len(rows[0]))]
        return [list(row) for row in zip(*done)]

    def walk(x, level):
        return columns(x) if level == 0 else [walk(part, level - 1) for part in x]

    return walk(z, axis % depth(z))
