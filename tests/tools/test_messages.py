"""The English catalogue is brought up to the sentences of the source."""

from __future__ import annotations

import polib
from django.template import engines
from tools.messages import brought_up, empty_catalogue, in_module, in_template


def test_sentences_of_a_module_are_found_with_their_plurals():
    text = """
from django.utils.translation import gettext as _
A = _("Ký " "báo cáo")
B = ngettext("%(n)s tệp", "%(n)s tệp", n)
C = _(name)
"""

    assert list(in_module(text)) == [("Ký báo cáo", ""), ("%(n)s tệp", "%(n)s tệp")]


def test_sentences_of_a_template_are_found_as_django_finds_them():
    assert engines
    text = (
        '{% load i18n %}{% translate "Gửi" %} chữ thường'
        "{% blocktranslate trimmed count n=m %}Còn {{ n }} tệp{% plural %}Còn {{ n }} tệp"
        "{% endblocktranslate %}{% blocktranslate %}Từ “{{ a }}”{% endblocktranslate %}"
    )

    assert list(in_template(text)) == [
        ("Gửi", ""),
        ("Còn %(n)s tệp", "Còn %(n)s tệp"),
        ("Từ “%(a)s”", ""),
    ]


def test_what_is_translated_stays_and_what_nobody_says_goes():
    old = empty_catalogue()
    old.append(polib.POEntry(msgid="Gửi", msgstr="Send"))
    old.append(polib.POEntry(msgid="Cũ", msgstr="Old"))

    new = brought_up(old, {("Gửi", ""): ["a.py"], ("Mới", ""): ["b.py"]})

    assert {entry.msgid: entry.msgstr for entry in new} == {"Gửi": "Send", "Mới": ""}
