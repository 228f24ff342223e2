"""Words that a list says at every row."""

from __future__ import annotations

from django.utils import translation

from thuan.kernel.text.languages import once_per_language


def test_a_word_is_asked_for_once_in_each_language() -> None:
    asked: list[tuple[str, str | None]] = []

    @once_per_language
    def greeting(name: str) -> str:
        asked.append((name, translation.get_language()))
        return f"{'Hello' if translation.get_language() == 'en' else 'Chào'} {name}"

    def said() -> list[str]:
        return [greeting("An"), greeting("An"), greeting(name="Bình")]

    with translation.override("vi"):
        assert said() == ["Chào An", "Chào An", "Chào Bình"]
    with translation.override("en"):
        assert said() == ["Hello An", "Hello An", "Hello Bình"]
    assert asked == [("An", "vi"), ("Bình", "vi"), ("An", "en"), ("Bình", "en")]
