"""What is wrong with a template, in words for the person who edits it: where, what, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from thuan.domains.oversight.reporting.template.checking import TemplateFault

_PROBLEMS: Final[tuple[tuple[str, Promise], ...]] = (
    (r"stands twice", gettext_lazy("mã này đã có ở chỗ khác. Đặt mã khác.")),
    (r"has a choice twice", gettext_lazy("một lựa chọn đứng hai lần. Bỏ bớt hoặc đổi mã.")),
    (r"choices belong", gettext_lazy("chỉ mục chọn mới có lựa chọn, và phải có ít nhất một.")),
    (r"is missing or empty", gettext_lazy("danh sách đang trống. Thêm ít nhất một dòng.")),
    (r"is missing", gettext_lazy("đang để trống. Điền vào.")),
    (r"names no field: (?P<what>.+)", gettext_lazy("nhắc đến mục không có: %(what)s. Sửa mã.")),
    (r"has unknown keys: (?P<what>.+)", gettext_lazy("có khóa chưa biết: %(what)s. Bỏ đi.")),
    (
        r"(?P<what>\S+) is not an amount",
        gettext_lazy("mục %(what)s không phải là số nên không cộng được. Chọn mục số."),
    ),
    (r"a ratio needs", gettext_lazy("tỷ lệ cần mẫu số hoặc mục làm trọng số.")),
    (r"is computed from a computed", gettext_lazy("tính từ một mục đã là mục tính.")),
    (r"is computed from other", gettext_lazy("chỉ tính được từ các mục số nguyên.")),
    (r"only a ratio has", gettext_lazy("chỉ mục tỷ lệ mới có mẫu số.")),
    (r"only whole numbers and", gettext_lazy("chỉ số nguyên và tỷ lệ mới tính tự động.")),
    (
        r"cannot be filled in: (?P<what>.+)",
        gettext_lazy(
            "câu không điền số được (%(what)s). Viết %%(left)s, %%(right)s hoặc mã mục như"
            " %%(R05.staff_total)s."
        ),
    ),
    (r"is not a whole number", gettext_lazy("phải là số nguyên từ 0 trở lên.")),
    (r"is neither true", gettext_lazy("phải là có hoặc không.")),
    (r"not a date", gettext_lazy("không phải là ngày. Ghi ngày/tháng/năm.")),
    (r"is not two numbers", gettext_lazy("khoảng cần hai số, số nhỏ trước.")),
    (r"is not a list of field codes", gettext_lazy("cần danh sách mã mục.")),
    (r"is not a mapping", gettext_lazy("phải gồm các dòng “khóa: giá trị”.")),
    (r"names a field and either", gettext_lazy("cần một mục và một trong hai: bằng, lớn hơn.")),
    (r"is (?P<what>'.*'|None)", gettext_lazy("giá trị %(what)s không có trong danh sách.")),
)
_PARTS: Final[dict[str, Promise]] = {
    "sections": gettext_lazy("phần"),
    "fields": gettext_lazy("mục"),
    "identities": gettext_lazy("đẳng thức"),
    "short_form": gettext_lazy("nhóm cơ quan"),
    "thresholds": gettext_lazy("ngưỡng"),
    "choices": gettext_lazy("lựa chọn"),
}
_ENDS: Final[dict[str, Promise]] = {
    "label": gettext_lazy("tên mục"),
    "hint": gettext_lazy("hướng dẫn"),
    "unit": gettext_lazy("đơn vị tính"),
    "title": gettext_lazy("tên phần"),
    "task": gettext_lazy("việc cần làm"),
    "minutes": gettext_lazy("số phút"),
    "sentence": gettext_lazy("câu giải thích"),
    "weight": gettext_lazy("trọng số"),
    "left": gettext_lazy("vế trái"),
    "right": gettext_lazy("vế phải"),
    "type": gettext_lazy("loại"),
    "source": gettext_lazy("nguồn"),
    "aggregate": gettext_lazy("cách tổng hợp"),
    "range": gettext_lazy("khoảng giá trị"),
    "since": gettext_lazy("từ ngày"),
    "until": gettext_lazy("đến trước ngày"),
    "computed": gettext_lazy("cách tính"),
    "required_when": gettext_lazy("điều kiện phải trả lời"),
    "name": gettext_lazy("tên mẫu"),
    "code": gettext_lazy("mã"),
    "vi": gettext_lazy("tiếng Việt"),
    "en": gettext_lazy("tiếng Anh"),
    "template": gettext_lazy("mẫu"),
    "verification": gettext_lazy("mức kiểm chứng"),
    "percent": gettext_lazy("phần trăm"),
    "enough": gettext_lazy("đủ để gửi"),
    "change": gettext_lazy("thay đổi lớn"),
}


def fault_sentence(fault: TemplateFault) -> str:
    """``Phần I, mục R01.name, hướng dẫn: đang để trống. Điền vào.``"""
    problem = str(fault).removeprefix(f"{fault.place}: ")
    for pattern, words in _PROBLEMS:
        match = re.search(pattern, problem)
        if match:
            told = str(words) % match.groupdict()
            break
    else:
        told = _("chưa đúng dạng của mẫu. So với tệp mẫu đã xuất.")
    place = place_words(fault.place)
    return f"{place[:1].upper()}{place[1:]}: {told}"


def place_words(place: str) -> str:
    """``sections.I.fields.R01.name.label.vi`` in words; the code of a field has two parts."""
    words: list[str] = []
    rest = place.split(".")
    while rest:
        head = rest.pop(0)
        if head in _PARTS and rest:
            size = 2 if head == "fields" else 1
            name, rest = ".".join(rest[:size]), rest[size:]
            words.append(f"{_PARTS[head]} {_ENDS.get(name, name)}")
        else:
            words.append(str(_ENDS.get(head) or _PARTS.get(head) or head))
    return ", ".join(words)
