# style: lists, one label at a time
def one_hot(labels, n_classes):
    rows = []
    for label in labels:
        if not 0 <= label < n_classes:
            raise ValueError(f"{label} is no class")
        row = [0] * n_classes
        row[label] = 1
        rows.append(row)
    return rows
