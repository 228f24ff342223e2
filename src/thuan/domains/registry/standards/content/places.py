"""Reading a mapping that people wrote: every fault is kept with its place, none is guessed away."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from thuan.domains.registry.standards.content.shape import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import TextChoices

W = TypeVar("W", bound="TextChoices")


class ContentFault(ValueError):
    """A file that cannot be read; ``faults`` are sentences, each with its place."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Place:
    """One mapping of the file, with the way to it; what is wrong goes to the common list."""

    def __init__(self, row: Any, way: str, faults: list[str]) -> None:
        self.way, self.faults = way, faults
        if not isinstance(row, dict):
            self.wrong(_("cần một khối gồm các mục có tên."))
        self.row: dict[str, Any] = row if isinstance(row, dict) else {}

    def wrong(self, sentence: str) -> None:
        self.faults.append(f"{self.way}: {sentence}")

    def text(self, name: str, *, required: bool = True) -> str:
        """The text of this name, "" where there is none."""
        value = self.row.get(name)
        if value is not None and not self._readable(name, value):
            return ""
        found = str(value if value is not None else "").strip()
        if required and not found:
            self.wrong(_("thiếu “%(name)s”.") % {"name": name})
        return found

    def words(self, name: str, *, required: bool = True) -> Words:
        """A text in both languages."""
        vi, en = (f"{name}_vi", f"{name}_en") if name else ("vi", "en")
        return Words(self.text(vi, required=required), self.text(en, required=required))

    def one_of(self, name: str, words: type[W], default: W | None = None) -> W:
        """A word of a closed list; the first one stands in after a fault."""
        value = self.row.get(name)
        if value is None and default is not None:
            return default
        try:
            return words(str(value))
        except ValueError:
            known = ", ".join(words.values)
            sentence = _("“%(name)s” là “%(value)s”; chọn một trong: %(known)s.")
            self.wrong(sentence % {"name": name, "value": value or "", "known": known})
            return next(iter(words))

    def flag(self, name: str) -> bool:
        """True or false; false where nothing is said."""
        value = self.row.get(name, False)
        if not isinstance(value, bool):
            self.wrong(_("“%(name)s” cần là true hoặc false.") % {"name": name})
            return False
        return value

    def part(self, name: str) -> Place:
        """The mapping of this name."""
        return Place(self.row.get(name), f"{self.way}, {name}", self.faults)

    def parts(self, name: str) -> Iterator[Place]:
        """The mappings of a list, each with its number from 1."""
        for number, row in enumerate(self.listed(name), start=1):
            yield Place(row, f"{self.way}, {name}[{number}]", self.faults)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        listed = self.listed(name)
        return tuple(str(one).strip() for one in listed if self._readable(name, one))

    def _readable(self, name: str, value: object) -> bool:
        """Whether the value is text; 7.10 without quotes is a number, and YAML makes it 7.1."""
        if isinstance(value, float):
            self.wrong(_("“%(name)s”: đặt số trong dấu nháy, ví dụ '7.10'.") % {"name": name})
            return False
        if not isinstance(value, str | int | dt.date):
            self.wrong(_("“%(name)s” cần là chữ.") % {"name": name})
            return False
        return True

    def listed(self, name: str) -> list[Any]:
        value = self.row.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.wrong(_("“%(name)s” cần là danh sách.") % {"name": name})
            return []
        return value
