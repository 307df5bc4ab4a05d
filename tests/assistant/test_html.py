"""Text becomes HTML in one place, escaped."""

from assistant.html import NOTHING, Html, fill, joined


def test_what_fills_a_template_is_escaped_unless_it_is_html() -> None:
    assert fill("<p>{a}</p>{b}", a='<i> & "it\'s"', b=Html("<hr>")) == (
        "<p>&lt;i&gt; &amp; &quot;it&#x27;s&quot;</p><hr>"
    )


def test_a_page_holds_no_halves_of_characters() -> None:
    assert fill("<p>{a}</p>", a="\ud83d\ude00 \ud800") == "<p>\U0001f600 \ufffd</p>"


def test_pieces_are_joined_as_html() -> None:
    assert fill("{a}", a=joined([Html("<b>"), fill("{b}", b="<")])) == "<b>&lt;"
    assert joined([]) == NOTHING
