"""Words that no page may say, and words that no page may be without."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
import pytest

import thuan

SOURCE = Path(thuan.__file__).parent
ROOT = SOURCE.parents[1]
BANNED = (
    "không hợp lệ",
    "vui lòng",
    "xin lỗi",
    "lỗi hệ thống",
    "truy cập bị từ chối",
    "bắt buộc nhập",
    "oops",
    "submit",
    "có lỗi xảy ra",
    "bị cấm",
    "bạn đã quên",
)
# Where the law asks an agency to apologise to a citizen, its own term stands ("thư xin lỗi",
# "thông báo xin lỗi": Decree 61/2018/NĐ-CP, art. 19).
LAWFUL = re.compile(r"(thư|thông báo|văn bản|phiếu|công khai|có|gửi|đã) xin lỗi", re.IGNORECASE)
BARE_ANSWERS = re.compile(r"<button[^>]*>\s*(có|không|ok|yes|no)\s*</button>", re.IGNORECASE)
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
LOGIC = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
TAG = re.compile(r"<[^>]*>|{%.*?%}|{{.*?}}", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]*)"')
TRANSLATED = re.compile(r"{%\s*translate\s+[\"'](.*?)[\"']\s*[^%]*%}")
TEXT_CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}


def offences(sentence):
    """What is wrong with one sentence."""
    plain = LAWFUL.sub("", " ".join(sentence.split()).lower())
    found = [word for word in BANNED if word in plain]
    if re.search(r"\bok\b", plain):
        found.append("ok")
    if re.search(r"\w\s?!(?!=)", plain):
        found.append("!")
    return found


def spoken_in_template(text):
    text = COMMENT.sub(" ", text)
    yield from TRANSLATED.findall(text)
    yield from SPOKEN_ATTRIBUTE.findall(text)
    yield TAG.sub(" ", text)


def spoken_in_python(text):
    for node in ast.walk(ast.parse(text)):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if named and node.func.id in TEXT_CALLS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def templates():
    return sorted(SOURCE.rglob("templates/**/*.html")) + sorted(SOURCE.rglob("templates/**/*.txt"))


def catalogues():
    return sorted((ROOT / "locale").rglob("*.po"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dữ liệu không hợp lệ", ["không hợp lệ"]),
        ("Vui lòng thử lại!", ["vui lòng", "!"]),
        ("Bấm OK để tiếp tục", ["ok"]),
        ("Tiếp tục", []),
        ("Gửi thông báo xin lỗi cho công dân", []),
        ("Xin lỗi, chưa lưu được", ["xin lỗi"]),
        ("Nhập số hồ sơ đã giải quyết.", []),
    ],
)
def test_the_lint_knows_a_banned_sentence_from_a_good_one(sentence, found):
    assert offences(sentence) == found


def test_no_template_says_a_banned_word():
    said = {
        (str(path.relative_to(SOURCE)), word)
        for path in templates()
        for sentence in spoken_in_template(path.read_text())
        for word in offences(sentence)
    }

    assert templates()
    assert said == set()


def test_no_message_in_the_code_says_a_banned_word():
    said = {
        (str(path.relative_to(SOURCE)), sentence)
        for path in SOURCE.rglob("*.py")
        for sentence in spoken_in_python(path.read_text())
        if offences(sentence)
    }

    assert said == set()


def test_no_vietnamese_message_of_a_catalogue_says_a_banned_word():
    """A Vietnamese catalogue speaks by its translations, every other one by its msgids."""
    said = set()
    for path in catalogues():
        own = "vi" in path.parts
        for entry in polib.pofile(str(path)):
            sentence = entry.msgstr if own else entry.msgid
            if offences(sentence):
                said.add((str(path.relative_to(ROOT)), sentence))

    assert said == set()


def test_no_button_answers_with_a_bare_yes_or_no():
    bare = [str(path) for path in templates() if BARE_ANSWERS.search(path.read_text())]

    assert bare == []


def test_no_template_has_script_or_style_of_its_own():
    own = re.compile(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", re.IGNORECASE)

    markup = {path: LOGIC.sub("", COMMENT.sub("", path.read_text())) for path in templates()}
    inline = [str(path) for path, text in markup.items() if own.search(text)]

    assert inline == []


def test_no_template_is_longer_than_a_screen_and_a_half():
    long = [str(path) for path in templates() if len(path.read_text().splitlines()) > 120]

    assert long == []
