"""Texts without the characters that can't be stored or shown."""

import unicodedata

from index.english.characters import (
    clean,
    mended,
    with_plain_blanks,
    without_hidden,
    without_markup,
    without_pictures,
)


def test_line_breaks_of_every_kind_become_one() -> None:
    assert clean("one\r\ntwo\rthree\x0bfour\u2028five") == "one\ntwo\nthree\nfour\nfive"


def test_what_can_not_be_stored_goes() -> None:
    assert clean("\ufeffa\x00b\ufeffc\ud800d") == "a bc\ufffdd"


def test_controls_of_windows_become_what_they_stand_for() -> None:
    assert clean("Lund\x92s \x93ferry\x94") == "Lund’s “ferry”"
    assert clean("a\x81b") == "a b"


def test_a_broken_encoding_is_put_right_and_nothing_else() -> None:
    for words in ("René “Vogt”: café, an ’ain", "Jiří Čapka"):
        broken = words.encode().decode("latin-1")
        assert clean(f"{broken}\n&amp; ﬁne “CAFÉ” ½") == f"{words}\n&amp; ﬁne “CAFÉ” ½"
    twice = "Zoë Lund".encode().decode("latin-1").encode().decode("latin-1")
    assert mended(twice) == "Zoë Lund"
    assert mended(unicodedata.normalize("NFD", twice)) == "Zoë Lund"
    assert mended("São Ândo, naÃ ̄ve: LÂNÇA") == "São Ândo, naÃ ̄ve: LÂNÇA"


def test_tags_are_no_words() -> None:
    text = (
        'So <post id="1" by="@lund">it is.</post>Yes, <post/>she <a href="#">wrote</a>, 1 <2> <b>.'
    )
    assert without_markup(text) == "So it is. Yes, she wrote, 1 <2> <b>."
    assert without_markup("a < b, <script>alert(1)</script>") == "a < b, <script>alert(1)</script>"


def test_nothing_hidden_is_left() -> None:
    assert without_hidden("a\x07b\u202ec\nd") == "a bc\nd"


def test_pictures_go_and_signs_stay() -> None:
    assert without_pictures("25° in Alba 🌞 ©") == "25° in Alba  ©"


def test_blanks_of_all_kinds_are_spaces() -> None:
    assert with_plain_blanks("25\u202fdays\xa0ago\t") == "25 days ago "
