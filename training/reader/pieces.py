"""Words to WordPiece ids and case classes, exactly as src/encoder/ does it: each word is cut on its own."""
from functools import lru_cache

from tokenizers import Tokenizer

from .paths import MODELS

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_WORD_PIECES = 12  # a longer "word" (a URL, a broken line) is cut here: its tail says nothing about events


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(MODELS / "tokenizer.json"))


def case_class(word: str) -> int:
    """0 lower or caseless, 1 Title, 2 UPPER (two letters or more), 3 miXed, 4 has a digit."""
    if any("0" <= c <= "9" for c in word):
        return 4
    letters = [c for c in word if c.lower() != c.upper()]
    upper = [c for c in letters if c != c.lower()]
    if not upper:
        return 0
    if len(upper) == len(letters) and len(letters) > 1:
        return 2
    return 1 if len(upper) == 1 and letters[0] in upper else 3


@lru_cache(maxsize=200_000)
def word_pieces(word: str) -> tuple[int, ...]:
    ids = tokenizer().encode(word, add_special_tokens=False).ids[:MAX_WORD_PIECES]
    return tuple(ids) if ids else (UNKNOWN,)
