"""Files into rows: CSV and workbooks through the reader of tables, YAML through a guarded one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.utils.translation import gettext as _

from thuan.kernel.importing.sheet import Sheet
from thuan.kernel.reports.reading import UnreadableTable, read_table
from thuan.kernel.text import fold, nfc
from thuan.kernel.text.canonical import sha256_hex
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_ROWS: Final = 5_000
MAX_YAML: Final = 2 * 1024 * 1024


def read_sheet(
    data: bytes, name: str, columns: Mapping[str, object], needed: tuple[str, ...]
) -> Sheet:
    """The rows of a file under the known ``columns`` (key → Vietnamese head).

    A head may be the key or the Vietnamese words. Raises UnreadableTable with a sentence for a file
    that is no table, a needed column that is missing, a column that stands twice.
    """
    is_yaml = name.lower().endswith((".yaml", ".yml"))
    table = _yaml_table(data, name) if is_yaml else read_table(data, name, max_rows=MAX_ROWS)
    places = _places(table[0], name, columns, needed)
    return Sheet(name, sha256_hex(data), places, table[1:], first_row=1 if is_yaml else 2)


def _places(
    heads: list[str], name: str, columns: Mapping[str, object], needed: tuple[str, ...]
) -> dict[str, int]:
    known = {fold(str(words)): key for key, words in columns.items()}
    known |= {key: key for key in columns}
    places: dict[str, int] = {}
    for at, head in enumerate(heads):
        key = known.get(fold(head)) or known.get(head.strip().lower())
        if key in places:
            raise UnreadableTable(
                _("Tệp “%(name)s”: cột “%(head)s” có hai lần; hãy bỏ một cột.")
                % {"name": name, "head": head}
            )
        if key:
            places[key] = at
    missing = [str(columns[key]) for key in needed if key not in places]
    if missing:
        raise UnreadableTable(
            _("Tệp “%(name)s” thiếu cột: %(missing)s. Dòng 1 phải là tên cột.")
            % {"name": name, "missing": ", ".join(missing)}
        )
    return places


def _yaml_table(data: bytes, name: str) -> list[list[str]]:
    """A list of flat mappings as a table whose row 1 is the keys."""
    if len(data) > MAX_YAML:
        raise _unread(name, _("lớn hơn 2 MB; hãy chia thành nhiều tệp"))
    try:
        text = data.decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CSafeLoader)):
            raise _unread(name, _("dùng bí danh (&, *); hãy ghi đủ từng mục"))
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as fault:
        raise _unread(name, _("không theo cú pháp YAML; hãy xem lại thụt dòng")) from fault
    if isinstance(loaded, dict) and len(loaded) == 1:
        loaded = next(iter(loaded.values()))
    if not isinstance(loaded, list) or not all(isinstance(item, dict) for item in loaded):
        raise _unread(name, _("phải là một danh sách các mục “cột: giá trị”"))
    if not loaded or len(loaded) > MAX_ROWS:
        raise _unread(name, _("phải có từ 1 đến 5.000 mục"))
    heads = list(dict.fromkeys(str(key) for item in loaded for key in item))
    return [heads, *([_text(item.get(head), name) for head in heads] for item in loaded)]


def _text(value: Any, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, list | dict):
        raise _unread(name, _("có mục lồng nhau; mỗi cột chỉ một giá trị"))
    return nfc(str(value))


def _unread(name: str, why: str) -> UnreadableTable:
    return UnreadableTable(_("Tệp “%(name)s” %(why)s.") % {"name": name, "why": why})
