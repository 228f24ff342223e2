"""The tours of the pictures: for each persona the pages to visit, and which pictures are kept."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_ROW = "table tbody tr th a"
TRACKING, SYNTHESES, REGISTER = "/bao-cao/theo-doi/", "/tong-hop/", "/co-quan/"
NOT_SENT, LATE_LIST = f"{TRACKING}?gui=chua", f"{TRACKING}cham-gui/"
TEMPLATES = "/bao-cao/mau/"
ON_TIME = f"{TRACKING}?gui=dung-han"
LATE, PEOPLE = f"{TRACKING}?gui=tre", "/nhan-su/"


@dataclass(frozen=True, slots=True)
class Shot:
    """A page: its name, its address, and the links to follow from there (selectors)."""

    name: str
    path: str
    then: tuple[str, ...] = ()


HOME = Shot("trang-dau", "/")
INBOX = Shot("hop-thu", "/hop-thu/")
REPORT = Shot("bao-cao", "/bao-cao/cua-toi/")
RECORD = (
    Shot("theo-doi", TRACKING),
    Shot("bao-cao", TRACKING, (FIRST_ROW,)),
    Shot("tong-hop", SYNTHESES),
    Shot("ban-tong-hop", SYNTHESES, (FIRST_ROW,)),
)
CHASING = (
    Shot("don-doc", NOT_SENT, (FIRST_ROW,)),
    Shot("ghi-lien-he", NOT_SENT, (FIRST_ROW, "a[href*='/lien-he/']")),
    Shot("xem-nhu-co-quan", NOT_SENT, (FIRST_ROW, "a[href*='xem-nhu-co-quan/']")),
)
OWN_REPORT = (
    HOME,
    REPORT,
    Shot("phan", "/bao-cao/cua-toi/", (".viec-can-lam a",)),
    Shot("kiem-tra", "/bao-cao/cua-toi/", ("a[href$='kiem-tra-lai/']",)),
    Shot("buoc-tiep", "/bao-cao/cua-toi/", (".dau-trang a.btn-primary",)),
    Shot("bien-nhan", "/bao-cao/cua-toi/", ("a[href$='bien-nhan/']",)),
    Shot("so-sanh", "/bao-cao/cua-toi/", ("a[href*='so-sanh/']",)),
    Shot("tu-tep", "/bao-cao/cua-toi/", ("a[href$='tu-tep/']",)),
    Shot("thuc-hien", "/bao-cao/cua-toi/", (".viec-can-lam a[href$='/VI/']",)),
    Shot("moi-tham-dinh", "/bao-cao/cua-toi/", ("a[href$='/moi/']",)),
    Shot("rut-lai", "/bao-cao/cua-toi/", ("a[href$='rut-lai/']",)),
    Shot("lay-so-ban-giay", "/bao-cao/cua-toi/", ("a[href$='tu-ban-giay/']",)),
    INBOX,
)
DOCUMENTS = (
    Shot("tai-lieu", "/tai-lieu/"),
    Shot("mot-tai-lieu", "/tai-lieu/", (FIRST_ROW,)),
    Shot("danh-muc", "/tai-lieu/danh-muc/?ngay=30/06/2022"),
    Shot("tieu-chuan", "/tieu-chuan/", (FIRST_ROW,)),
)
TOURS: dict[str, tuple[Shot, ...]] = {
    "-": (
        Shot("dang-nhap", "/dang-nhap/"),
        Shot("doi-ngay", "/minh-hoa/?ngay=2022-10-16"),
        Shot("tro-giup", "/tro-giup/"),
    ),
    "dost_officer": (
        HOME,
        *RECORD,
        Shot("tong-quan", "/tong-quan/"),
        Shot("ke-hoach", "/ke-hoach/", (FIRST_ROW,)),
        Shot("dang-chay", "/tong-hop/dang-chay/"),
        Shot("ky", "/bao-cao/ky/"),
        Shot("mot-ky", "/bao-cao/ky/", (FIRST_ROW,)),
        Shot("co-quan", REGISTER),
        Shot("chua-nop", NOT_SENT),
        *CHASING,
        Shot("cham-gui", LATE_LIST),
        Shot("cong-van", LATE_LIST, ("a[href*='/bao-cao/cong-van/']",)),
        Shot("lap-cong-van", TRACKING, ("a[href*='/cong-van/lap/']",)),
        Shot("nhac", NOT_SENT, ("a[href*='/nhac/']",)),
        Shot("ban-giay", TRACKING, ("a[href$='ban-giay/']",)),
        Shot("co-quan-loc", f"{REGISTER}?nhom=xa"),
        INBOX,
    ),
    "dost_officer_2": (HOME, *RECORD),
    "dost_head": (
        HOME,
        *RECORD,
        Shot("gia-han", TRACKING, ("a[href$='gia-han/']",)),
        Shot("mien-xet", LATE, (FIRST_ROW, "a[href$='mien-xet/']")),
        Shot("ky-nhieu", "/bao-cao/ky-nhieu/"),
        Shot("mo-lai", ON_TIME, (FIRST_ROW, "a[href$='mo-lai/']")),
    ),
    "dost_admin": (
        Shot("moi-nguoi-ky", NOT_SENT, (FIRST_ROW, "a[href*='moi-ky/']")),
        Shot("moi-vao-tong-hop", SYNTHESES, (FIRST_ROW, "a[href$='/moi/']")),
        HOME,
        Shot("co-quan", REGISTER),
        Shot("mot-co-quan", REGISTER, (FIRST_ROW,)),
        Shot("ghi-so", "/co-quan/ghi-so/"),
        Shot("cay", "/co-quan/cay/"),
        Shot("danh-sach", "/co-quan/danh-sach/"),
        Shot("lap-ky", "/bao-cao/ky/them/"),
        Shot("nhan-su", PEOPLE),
        Shot("cong-chuc", f"{PEOPLE}cong-chuc/"),
        Shot("uy-quyen", f"{PEOPLE}uy-quyen/"),
        Shot("mot-nguoi", PEOPLE, (FIRST_ROW,)),
        Shot("ngay-lam-viec", "/ngay-lam-viec/"),
        Shot("quy-tac-nhac", "/quy-tac-nhac/"),
        Shot("sua-quy-tac", "/quy-tac-nhac/", ("a[href$='sua/']",)),
        Shot("thu-chua-gui", "/thu-chua-gui/"),
        Shot("tim", "/tim-kiem/?q=x05"),
        Shot("cac-mau", TEMPLATES),
        Shot("mau", TEMPLATES, (FIRST_ROW,)),
        Shot("xem-mau", TEMPLATES, (FIRST_ROW, "a[href$='xem/']")),
        Shot("so-nam-truoc", "/bao-cao/so-lieu-nam-truoc/"),
    ),
    "doha": (HOME, Shot("co-quan", REGISTER), INBOX),
    "ppc": (HOME, *RECORD[2:], Shot("tong-quan", "/tong-quan/")),
    "ppc_checker": (HOME, *RECORD),
    "district_coordinator": (HOME, *RECORD[:2], CHASING[0], Shot("co-quan", REGISTER)),
    "sysadmin": (
        HOME,
        Shot("nhan-su", PEOPLE),
        Shot("mot-nguoi", PEOPLE, (FIRST_ROW,)),
        Shot("tai-khoan", f"{PEOPLE}tai-khoan/"),
        Shot("thu-chua-gui", "/thu-chua-gui/"),
    ),
    "inspector_lead": (HOME,),
    "secretary_SKHCN": OWN_REPORT,
    "head_SKHCN": OWN_REPORT,
    "head_X05": OWN_REPORT,
    "secretary_X05": OWN_REPORT,
    "secretary_X17": OWN_REPORT,
    "secretary_X01": (*OWN_REPORT, *DOCUMENTS),
    "head_X01": OWN_REPORT,
    "qmr_X05": (HOME, REPORT),
    "archivist_X05": (
        HOME,
        REPORT,
        Shot("ky-ban-giay", "/bao-cao/cua-toi/", ("a[href$='ky-ban-giay/']",)),
    ),
}
# Where a picture of the documentation comes from: persona, page, width.
BEST = {
    "bang-theo-doi": ("dost_officer", "theo-doi", 1280),
    "ban-tong-hop": ("dost_officer", "ban-tong-hop", 1280),
    "bao-cao-cua-xa": ("secretary_X17", "bao-cao", 1280),
    "mot-phan-bao-cao": ("secretary_X17", "phan", 1280),
    "bao-cao-tren-dien-thoai": ("secretary_X17", "bao-cao", 390),
    "tong-quan-tinh": ("dost_officer", "tong-quan", 1280),
    "ke-hoach-nam": ("dost_officer", "ke-hoach", 1280),
    "tai-lieu": ("secretary_X01", "tai-lieu", 1280),
    "so-co-quan": ("dost_admin", "co-quan", 1280),
}
