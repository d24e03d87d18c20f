"""Universal Dependencies English as windows of the syntax task."""
from pathlib import Path

from .labels import Labels
from .windows import IGNORE, Window, build_window, sentence_windows

LONGEST = 80  # words; longer sentences are lists and tables


def read_conllu(path: Path) -> list[list[tuple[str, str, int, str]]]:
    """Sentences of (word, part of speech, head from 1 or 0, relation)."""
    sentences, rows = [], []
    for line in path.read_text("utf-8").splitlines() + [""]:
        cells = line.split("\t")
        if not line and rows:
            sentences.append(rows)
            rows = []
        elif len(cells) == 10 and cells[0].isdigit():
            rows.append((cells[1], cells[3], int(cells[6]), cells[7]))
    return [s for s in sentences if len(s) <= LONGEST]


def treebank_windows(path: Path, labels: Labels) -> list[Window]:
    """Windows of consecutive sentences without overlap, each with its syntax targets."""
    rows = read_conllu(path)
    words = [word for sentence in rows for word, *_ in sentence]
    sentences, at = [], 0
    for sentence in rows:
        sentences.append([at, at + len(sentence)])
        at += len(sentence)
    windows = []
    for _, start, end in sentence_windows(words, sentences):
        window, place = build_window(words, sentences, start, start, end)
        n = len(window.starts)
        pos, heads, names = [IGNORE] * n, [IGNORE] * n, [IGNORE] * n
        for s in range(start, end):
            for i, (_, tag, head, relation) in enumerate(rows[s]):
                if (w := place.get(sentences[s][0] + i)) is None:
                    continue
                pos[w] = labels.pos.index(tag) if tag in labels.pos else IGNORE
                heads[w] = 0 if head == 0 else place.get(sentences[s][0] + head - 1, IGNORE)
                name = relation if relation in labels.dependencies else relation.split(":")[0]
                names[w] = labels.dependencies.index(name) if name in labels.dependencies else IGNORE
        window.marks = {"pos": pos, "heads": heads, "names": names}
        windows.append(window)
    return windows
