"""What only a real browser can tell: ink, focus, width, keys, script."""

from __future__ import annotations

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PATHS = {
    "register": "/",
    "filtered register": "/?q=phuoc&state=N&sap=-nop-ngay",
    "numbers": "/so/",
    "empty": "/trong/",
    "record": "/ho-so/1/",
    "form": "/moi/",
    "step": "/trinh/",
    "log-in": "/vao/",
    "no right": "/cam/",
    "no page": "/ho-so/999/",
    "broken": "/hong/",
}
MARKED = "ẨẪẲẴẾỄỔỖỬỮẬẶỆỘỰ"
LIVE = "#loi-bao"

# Lines lower than Vietnamese ink (1.48 em, in a line of at least 1.4), capitals made by the style
# sheet, and boxes that clip within the ink of a line.
CUT = """() => [...document.querySelectorAll('body *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('.visually-hidden, .chu-rong, svg, select'))
    return false;
  if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    return false;
  const style = getComputedStyle(element), size = parseFloat(style.fontSize);
  if (parseFloat(style.lineHeight) < 1.399 * size || style.textTransform !== 'none') return true;
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = range.getBoundingClientRect();
  for (let box = element; box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const edge = box.getBoundingClientRect();
    const spill = Math.max(0, (1.48 * size - parseFloat(style.lineHeight)) / 2);
    if (box.scrollHeight > box.clientHeight) continue;
    if (lines.top - spill < edge.top - 1 || lines.bottom + spill > edge.bottom + 1) return true;
  }
  return false;
}).map((element) => element.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll(
  '.btn, .form-control, .form-select, header a, header summary, .thanh-duoi a, .the, ' +
  '.o-tich label')]
  .filter((element) => element.checkVisibility() && !element.matches('.tim button'))
  .filter((element) => element.getBoundingClientRect().height < 43.5)
  .map((element) => element.outerHTML.slice(0, 120))"""
WIDE = "document.documentElement.scrollWidth"
LETTERS = """(text) => { for (const element of document.querySelectorAll(
  'h1, h2, h3, th a, .btn, .trang-thai, .muc span, label, summary, legend'))
  element.append(' ' + text); }"""


@pytest.fixture(scope="module")
def visits(chromium, address):
    """Each page once on a desk and once on a phone: what the rules and the rulers say of it."""
    found = {}
    for width in (1280, 390):
        page = chromium.new_context(viewport={"width": width, "height": 900}).new_page()
        for name, path in PATHS.items():
            page.goto(address + path)
            found[name, width] = {
                "axe": [one["id"] for one in Axe().run(page).response["violations"]],
                "wide": max(0, page.evaluate(WIDE) - width),
                "small": page.evaluate(SMALL) if width == 390 else [],
            }
            page.evaluate(LETTERS, MARKED)
            found[name, width]["cut"] = page.evaluate(CUT)
            if width == 390:
                page.set_viewport_size({"width": 320, "height": 700})
                page.goto(address + path)
                found[name, width]["wide"] += max(0, page.evaluate(WIDE) - 320)
                page.set_viewport_size({"width": 390, "height": 900})
        page.context.close()
    return found


@pytest.mark.parametrize("rule", ["axe", "wide", "small", "cut"])
def test_every_page_keeps_the_rule(visits, rule):
    """axe; no sideways scroll at 1280, 390, 320; 44 points on a phone; no mark of a letter cut."""
    assert {page: seen[rule] for page, seen in visits.items() if seen[rule]} == {}


def test_focus_goes_to_the_summary_and_its_link_to_the_field(open_page):
    page = open_page("/moi/")
    page.click("button.btn-primary")
    page.wait_for_selector(".tom-tat-loi")
    page.locator(".tom-tat-loi:focus").wait_for()

    page.click("text=Chọn loại tài liệu. >> nth=0")

    assert page.evaluate("document.activeElement.id") == "id_kind_0"
    assert page.title().startswith("Có lỗi:")


def test_a_filter_swaps_the_part_changes_the_address_and_is_announced(open_page):
    page = open_page("/")
    page.evaluate("window.same = true")

    page.fill("#id_q", "phuoc dai")
    page.locator(LIVE, has_text=", 17 dòng").wait_for(state="attached")

    assert page.evaluate("window.same")
    assert page.url.endswith("?q=phuoc%20dai")
    assert page.inner_text(LIVE) == "Đã xếp theo thứ tự sẵn có, 17 dòng"
    page.click(".the")
    page.locator(LIVE, has_text=", 119 dòng").wait_for(state="attached")
    assert page.input_value("#id_q") == ""


def test_nothing_is_sent_in_the_middle_of_a_composed_syllable(open_page):
    page = open_page("/")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if "?q=" in request.url else None)

    page.evaluate(
        """() => { const box = document.querySelector('#id_q'); box.focus();
        for (const text of ['d', 'da', 'dao', 'đao', 'đào']) { box.value = text;
          box.dispatchEvent(new InputEvent('input', {bubbles: true, isComposing: true})); } }"""
    )
    page.wait_for_timeout(700)
    during = len(sent)
    page.evaluate(
        "document.querySelector('#id_q').dispatchEvent("
        "new CompositionEvent('compositionend', {bubbles: true}))"
    )
    page.wait_for_timeout(900)

    assert (during, len(sent)) == (0, 1)


def test_the_keyboard_reaches_the_search_and_a_slash_in_a_field_stays_a_slash(open_page):
    page = open_page("/")

    page.keyboard.press("Control+k")
    by_command = page.evaluate("document.activeElement.id")
    page.focus("#id_q")
    page.keyboard.type("/")
    in_field = page.evaluate("document.activeElement.id")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")

    assert (by_command, in_field) == ("tim", "id_q")
    assert page.evaluate("document.activeElement.id") == "tim"


def test_two_presses_send_one_act(open_page):
    page = open_page("/trinh/")
    posts = []

    def receive(route):
        posts.append(route.request.post_data)
        time.sleep(0.5)
        route.fulfill(status=200, content_type="text/html", body="<h1>Received</h1>")

    page.route("**/trinh/", receive)
    page.evaluate(
        "() => { const button = document.querySelector('form[data-once] button.btn-primary');"
        " button.click(); button.click(); window.busy = button.getAttribute('aria-busy'); }"
    )
    page.wait_for_selector("text=Received")

    assert len(posts) == 1


def test_ticked_rows_open_the_bar_and_are_counted(open_page):
    page = open_page("/")
    hidden = not page.is_visible("[data-bulk-bar]")

    page.check("input[name=chon] >> nth=0")
    page.check("input[name=chon] >> nth=2")

    assert hidden
    assert page.inner_text("[data-bulk-count]") == "Đã chọn 2 dòng:"


def test_a_long_list_is_found_without_accents_and_by_initials(open_page):
    page = open_page("/moi/")
    page.wait_for_selector("input[role=combobox]")

    page.fill("#id_agency", "phuoc dai 10")
    found = page.locator("#id_agency_list li").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.evaluate("document.querySelector('select[name=agency]').value")
    page.fill("#id_agency", "snnvptnt")
    by_initials = page.locator("#id_agency_list li").first.inner_text()

    assert found == [f"Ủy ban nhân dân xã Phước Đại {number}" for number in (10, 101, 108)]
    assert chosen == "10"
    assert by_initials == "Sở Nông nghiệp và Phát triển nông thôn 1"


def test_without_script_the_filter_the_bar_and_the_list_still_work(open_page):
    page = open_page("/", java_script_enabled=False)

    page.fill("#id_q", "phuoc dai")
    page.click("form.loc button")

    assert page.url.split("?")[1] == "q=phuoc+dai&state=&since="
    assert page.locator("tbody tr").count() == 17
    assert page.is_visible("[data-bulk-bar]")


def test_long_text_is_counted_and_kept_whole(open_page):
    page = open_page("/moi/")
    text = "ẵ" * 250

    page.fill("#id_notes", text)

    assert page.input_value("#id_notes") == text
    assert page.inner_text("[data-count-for=id_notes]") == "Dài hơn 50 chữ so với mức 200 chữ"


def test_the_bar_of_a_phone_opens_the_rest_of_the_menu(open_page):
    page = open_page("/", 390)
    hidden = not page.is_visible("#thuc-don")

    page.click("[data-more]")

    assert hidden
    assert page.is_visible("#thuc-don")


def test_the_ring_of_focus_is_three_points_wide_on_whatever_is_reached(open_page):
    page = open_page("/")
    rings = set()
    for _press in range(14):
        page.keyboard.press("Tab")
        rings.add(page.evaluate("getComputedStyle(document.activeElement).outline"))

    assert rings == {"rgb(180, 83, 9) solid 3px"}


def test_paper_shows_letters_for_colours_and_no_menus(open_page):
    page = open_page("/ho-so/1/")
    page.emulate_media(media="print")

    shown = {
        place: page.is_visible(place)
        for place in (".dau", ".thuc-don", ".btn-primary", ".khoi-in", ".trang-thai")
    }
    letter = page.evaluate(
        "getComputedStyle(document.querySelector('.trang-thai'), '::before').content"
    )

    assert shown == {
        ".dau": False,
        ".thuc-don": False,
        ".btn-primary": False,
        ".khoi-in": True,
        ".trang-thai": True,
    }
    assert letter == '"Đ"'


def test_our_own_files_stay_small(open_page):
    page = open_page("/moi/")
    page.wait_for_selector("input[role=combobox]")

    sizes = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => one.name.includes('/static/ui/'))"
        ".map((one) => [one.name.split('/').pop(), one.decodedBodySize])"
    )

    scripts = {name: size for name, size in sizes if name.endswith(".js")}
    assert set(scripts) == {"thuan.js", "combobox.js"}
    assert max(scripts.values()) <= 10_000
