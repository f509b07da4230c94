"""The vocabulary: base pieces that the three languages use, then Arabic pieces, then French ones.

Words come from wordfreq and from the training pairs. Frequent words become pieces of their own; for the others the
beginnings and ends that most of them share. A French piece is refused where it would change how English is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer
from wordfreq import get_frequency_dict

from encoder.data import Pair
from encoder.tokeniser import base_pieces, build_tokeniser

ROWS = 65_500  # 36.1 million parameters: with its tokeniser a folder of 74 MB in half precision
FRENCH_ROWS = 10_000
WHOLE_WORDS_SHARE = 0.72  # of a language's rows; the rest are beginnings and ends of rarer words
SCRIPTS_NOT_SERVED = (
    "ARABIC",  # replaced by our own pieces
    "CJK KATAKANA HIRAGANA HANGUL IDEOGRAPHIC BENGALI DEVANAGARI HEBREW ARMENIAN TAMIL GEORGIAN THAI TIBETAN SINHALA",
    "KANNADA FULLWIDTH",
)
ENGLISH_CHANGED = 2e-7  # share of running English that one French piece may always read differently
ENGLISH_PER_FRENCH = 0.02  # ... and at most this much of the share it has in French: «avec» stays, "pain" goes
# Base pieces that are French far more than English («est», «dans», «je») learn anew, as if they were new pieces.
FRENCH_PIECE_IN_ENGLISH = 8e-5  # share of running English at most
FRENCH_PIECE_RATIO = 0.005  # ... and at most this part of the French share
FRENCH_PIECE_SHARE = 4e-4  # of running French at least: a rarer one is not worth what English loses
LANGUAGE_WORDS = 200_000  # how deep into a word list we look
PAIR_WEIGHT = 0.3  # of the training text's word frequencies beside wordfreq's: variety before fit
ARABIC_WORD = re.compile("[ء-ي]+")
LATIN_WORD = re.compile("[a-z]{2,}")


def build_vocabulary(base: Path, pairs: Sequence[Pair]) -> tuple[Tokenizer, int]:
    """Return the tokeniser and the number of base pieces, which fill the first rows."""
    kept = [piece for piece in base_pieces(base) if _is_served(piece)]
    empty = build_tokeniser(base, kept)
    arabic_rows = ROWS - len(kept) - FRENCH_ROWS
    arabic = choose_pieces(word_shares("ar", pairs, empty, ARABIC_WORD), arabic_rows, frozenset())
    words = word_shares("fr", pairs, empty, LATIN_WORD)
    wanted = choose_pieces(words, FRENCH_ROWS * 2, frozenset(kept))
    french = _without_english_harm(base, kept, wanted, words)[:FRENCH_ROWS]
    moved = mostly_french(empty, words)
    kept = [piece for piece in kept if piece not in moved]
    return build_tokeniser(base, [*kept, *arabic, *moved, *french]), len(kept)


def word_shares(language: str, pairs: Sequence[Pair], tokeniser: Tokenizer, word: re.Pattern[str]) -> dict[str, float]:
    """Return the share of each normalised word in running text: wordfreq's, and the pairs' with a small weight."""
    shares: defaultdict[str, float] = defaultdict(float)
    frequencies = get_frequency_dict(language, wordlist="large")
    for text, share in sorted(frequencies.items(), key=lambda item: -item[1])[:LANGUAGE_WORDS]:
        for part in word.findall(tokeniser.normalizer.normalize_str(text)):
            shares[part] += share
    counts: Counter[str] = Counter()
    for pair in pairs:
        if pair.language == language:
            counts.update(word.findall(tokeniser.normalizer.normalize_str(pair.target)))
    total = max(1, counts.total())
    for part, count in counts.items():
        shares[part] += PAIR_WEIGHT * count / total
    return dict(shares)


def mostly_french(tokeniser: Tokenizer, words: dict[str, float]) -> list[str]:
    """Return the base pieces, whole words or beginnings, that French uses two hundred times as much as English."""
    english = piece_shares(tokeniser, get_frequency_dict("en", wordlist="large"))
    french = piece_shares(tokeniser, words)
    return [
        piece
        for piece, share in sorted(french.items())
        if LATIN_WORD.fullmatch(piece)
        and share >= FRENCH_PIECE_SHARE
        and english.get(piece, 0.0) <= min(FRENCH_PIECE_IN_ENGLISH, FRENCH_PIECE_RATIO * share)
    ]


def piece_shares(tokeniser: Tokenizer, words: dict[str, float]) -> dict[str, float]:
    """Return how often each piece stands in a running word."""
    frequent = sorted(words.items(), key=lambda item: -item[1])[:LANGUAGE_WORDS]
    shares: defaultdict[str, float] = defaultdict(float)
    read = tokeniser.encode_batch([word for word, _ in frequent], add_special_tokens=False)
    for (_, share), encoding in zip(frequent, read, strict=True):
        for piece in encoding.tokens:
            shares[piece] += share
    return dict(shares)


def choose_pieces(shares: dict[str, float], rows: int, known: frozenset[str]) -> list[str]:
    """Return `rows` new pieces: letters, frequent words, then the beginnings and ends that most other words share."""
    ranked = [word for word, _ in sorted(shares.items(), key=lambda item: (-item[1], item[0]))]
    letters = sorted({letter for word in ranked[:5000] for letter in word})
    pieces = dict.fromkeys(letters + [f"##{letter}" for letter in letters])
    whole = [word for word in ranked if word not in known and len(word) > 1]
    pieces.update(dict.fromkeys(whole[: int(rows * WHOLE_WORDS_SHARE)]))
    stems = set(known) | set(pieces)
    ends: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    for word in whole[int(rows * WHOLE_WORDS_SHARE) :]:
        cut = next((at for at in range(len(word) - 1, 1, -1) if word[:at] in stems), 0)
        if cut:
            ends[f"##{word[cut:]}"] += 1
        for at in range(3, len(word)):
            starts[word[:at]] += 1
    room = rows - len([piece for piece in pieces if piece not in known])
    best_ends = [piece for piece, _ in ends.most_common() if piece not in pieces and piece not in known]
    best_starts = [piece for piece, _ in starts.most_common() if piece not in stems]
    pieces.update(dict.fromkeys(best_ends[: room // 2]))
    pieces.update(dict.fromkeys(best_starts[: room - min(len(best_ends), room // 2)]))
    return [piece for piece in pieces if piece not in known][:rows]


def _is_served(piece: str) -> bool:
    """Tell whether a base piece belongs to a script the encoder serves; the placeholders do not."""
    if piece.startswith("[unused"):
        return False
    script = unicodedata.name(piece.removeprefix("##")[0], "?").split()[0]
    return not any(script in line.split() for line in SCRIPTS_NOT_SERVED)


def _without_english_harm(
    base: Path, kept: Sequence[str], wanted: Sequence[str], french: dict[str, float]
) -> list[str]:
    """Drop the pieces through which more than a trace of English would be read differently."""
    english = sorted(get_frequency_dict("en", wordlist="large").items(), key=lambda item: -item[1])[:LANGUAGE_WORDS]
    before = build_tokeniser(base, kept)
    plain = [encoding.tokens for encoding in before.encode_batch([word for word, _ in english])]
    while True:
        after = build_tokeniser(base, [*kept, *wanted])
        changed: defaultdict[str, float] = defaultdict(float)
        read = after.encode_batch([word for word, _ in english])
        for (_, share), old, new in zip(english, plain, read, strict=True):
            if old != new.tokens:
                for piece in set(new.tokens).difference(old):
                    changed[piece] += share
        harmful = {
            piece
            for piece, share in changed.items()
            if share > max(ENGLISH_CHANGED, ENGLISH_PER_FRENCH * french.get(piece, 0.0))
        }
        remaining = [piece for piece in wanted if piece not in harmful]
        if len(remaining) == len(wanted):
            return remaining
        wanted = remaining


def unknown_share(tokeniser: Tokenizer, texts: Iterable[str]) -> float:
    """Return the share of tokens that no piece could write: a check after any change of the rules."""
    tokens = [token for encoding in tokeniser.encode_batch(list(texts)) for token in encoding.tokens]
    return tokens.count("[UNK]") / max(1, len(tokens))
