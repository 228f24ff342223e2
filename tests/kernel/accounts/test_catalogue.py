"""Every sentence that allauth may say has its Vietnamese words in our catalogue (F20)."""

from __future__ import annotations

from pathlib import Path

import polib
from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation

CATALOGUE = Path(__file__).resolve().parents[3] / "locale" / "vi" / "LC_MESSAGES" / "django.po"
BANNED = ("không hợp lệ", "vui lòng", "xin lỗi", "bắt buộc", "!", "lỗi hệ thống")


def test_every_refusal_of_allauth_is_said_in_vietnamese():
    entries = polib.pofile(str(CATALOGUE))
    words = {entry.msgid: entry.msgstr or entry.msgstr_plural for entry in entries}
    with translation.override("en"):
        said = {str(sentence) for sentence in DefaultAccountAdapter.error_messages.values()}

    assert said - set(words) == set()
    assert [msgid for msgid, said in words.items() if not said] == []


def test_the_words_are_those_of_officials():
    sentences = [entry.msgstr.lower() for entry in polib.pofile(str(CATALOGUE))]

    assert [text for text in sentences if any(word in text for word in BANNED)] == []
