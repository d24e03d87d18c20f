"""Writes test/golden/pieces.json: `python -m reader.fixture`. The product must cut and class these words as training does."""
import json

from .paths import ROOT
from .pieces import case_class, word_pieces

WORDS = ("The U.S. al-Assad Türkiye N'Djamena don n't 4,000 mid-2022 $ – “ ” … McDonald UN iPhone é e\u0301 São 北京 ش سلام 👩‍👧 \ud7ff "
         "https://example.org/a/very/long/address/that/goes/on/and/on/and/on Ouagadougou Naypyidaw's x\u200dy ﬁ ß İstanbul \u00ad").split(" ")


def main() -> None:
    rows = [{"word": w, "pieces": list(word_pieces(w)), "case": case_class(w)} for w in WORDS]
    (ROOT / "test" / "golden" / "pieces.json").write_text(json.dumps(rows, ensure_ascii=True, separators=(",", ":")).replace("},{", "},\n{") + "\n")


if __name__ == "__main__":
    main()
