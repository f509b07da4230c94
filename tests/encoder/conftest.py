"""A base model and pairs small enough to run the whole recipe in seconds."""

import gzip
import json
import string

import pytest
import torch
from safetensors.torch import save_file
from transformers import BertConfig, BertModel

WORDS = ["the", "bank", "gave", "a", "gift", "company", "school", "book", "water", "to", "city", "new", "and"]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAIRS = {
    "tatoeba.ar-en": [
        ("قدم البنك هدية", "the bank gave a gift"),
        ("المدرسة الجديدة", "the new school"),
        ("ماء المدينة", "city water"),
    ],
    "tatoeba.fr-en": [("la banque a donné un cadeau", "the bank gave a gift"), ("une nouvelle école", "a new school")],
    "wordnet.ar-en": [("كتاب", "book"), ("ماء", "water"), ("هدية", "gift")],
    "wordnet.fr-en": [("livre", "book"), ("eau", "water"), ("cadeau", "gift")],
    "docs.ar-en": [("شركة ومدرسة ومدينة", "company and school and city")] * 12,
}


@pytest.fixture(scope="session")
def tiny_base(tmp_path_factory):
    """Return a base model folder of the real layout: two layers, a few dozen pieces, random weights."""
    folder = tmp_path_factory.mktemp("tiny") / "base"
    (folder / "1_Pooling").mkdir(parents=True)
    letters = list(string.ascii_lowercase + string.digits + string.punctuation)
    pieces = [*SPECIAL, "[unused1]", *letters, *(f"##{letter}" for letter in letters), "中", "ب", *WORDS]
    torch.manual_seed(0)
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = BertConfig(vocab_size=len(pieces), pad_token_id=0, **shape)
    config.architectures = ["BertModel"]
    (folder / "config.json").write_text(config.to_json_string())
    save_file(BertModel(config).state_dict(), folder / "model.safetensors", metadata={"format": "pt"})
    tokens = {"[CLS]": 2, "[SEP]": 3}
    written = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(name, row) for row, name in enumerate(SPECIAL)],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "[SEP]", "type_id": 0}},
            ],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {name: {"id": name, "ids": [row], "tokens": [name]} for name, row in tokens.items()},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: row for row, piece in enumerate(pieces)},
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(written))
    (folder / "tokenizer_config.json").write_text(
        json.dumps(
            {
                "tokenizer_class": "PreTrainedTokenizerFast",
                "unk_token": "[UNK]",
                "pad_token": "[PAD]",
                "cls_token": "[CLS]",
                "sep_token": "[SEP]",
                "mask_token": "[MASK]",
            }
        )
    )
    (folder / "modules.json").write_text(
        json.dumps(
            [
                {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
                {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
                {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
            ]
        )
    )
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 64, "do_lower_case": False}))
    (folder / "config_sentence_transformers.json").write_text(json.dumps({"__version__": {}}))
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps({"word_embedding_dimension": 32, "pooling_mode_mean_tokens": True})
    )
    return folder


@pytest.fixture(scope="session")
def tiny_data(tmp_path_factory):
    """Return a folder with a few pairs of each kind, and questions in SQuAD's form."""
    folder = tmp_path_factory.mktemp("data") / "train"
    folder.mkdir()
    for name, pairs in PAIRS.items():
        with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as file:
            file.writelines(f"{target}\t{english}\n" for target, english in pairs)
    asked = [{"question": "من قدم هدية؟"}, {"question": "ماذا قدم البنك؟"}]
    paragraphs = [{"context": "قدم البنك هدية إلى المدرسة", "qas": asked}, {"context": "ماء المدينة", "qas": asked[:1]}]
    (folder.parent / "questions.json").write_text(json.dumps({"data": [{"title": "x", "paragraphs": paragraphs}] * 8}))
    return folder


def _added(name, row):
    """Return a special token as tokenizer.json has it."""
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    return {"id": row, "content": name, "special": True, **flags}
