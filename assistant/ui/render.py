"""HTML of the chat, made from answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Conversation, Part, Worded
from assistant.html import NOTHING, Html, fill, joined
from assistant.source import source_line
from index.articles.article import Article

_SHOWN = 200  # turns on the page at most; a conversation may be longer


@dataclass(frozen=True)
class Problem:
    """A question that got no answer, and the sentence that says why."""

    question: str
    sentence: str


Turn = Answer | Problem


def conversation_of(turns: Sequence[Turn]) -> Conversation:
    """What the assistant needs to know of the turns: the answers."""
    return Conversation(tuple(turn for turn in turns if isinstance(turn, Answer)))


def find_citation(turns: Sequence[Turn], key: str) -> Citation | None:
    """The citation that a link of the page names by its `data-cite`, or None."""
    for position, turn in enumerate(turns):
        if isinstance(turn, Answer):
            for place, citation in enumerate((*turn.citations, *turn.nearest)):
                if _key(position, place) == key:
                    return citation
    return None


def _key(position: int, place: int) -> str:
    """The name of a citation in the page: its turn, and its place among what the answer shows."""
    return f"{position}-{place}"


def conversation_html(
    turns: Sequence[Turn],
    examples: Sequence[str] = (),
    asked: str | None = None,
    progress: str | None = None,
) -> Html:
    """The conversation: the turns, then the question being answered and what is being done.

    Without any of these it is a welcome with the example questions.
    """
    if not turns and asked is None:
        return _welcome(examples)
    hidden = max(0, len(turns) - _SHOWN)
    shown = [_turn(position, turn) for position, turn in enumerate(turns) if position >= hidden]
    if hidden:
        told = f"{hidden:,} earlier turn{'s are' if hidden > 1 else ' is'} not shown any more."
        shown.insert(0, fill('<p class="note">{told}</p>', told=told))
    if asked is not None:
        doing = fill('<p class="working">{progress}</p>', progress=progress or "Reading …")
        shown.append(_exchange(asked, doing))
    return joined(shown)


def notice_html(sentence: str) -> Html:
    """A sentence beside the conversation, nothing for an empty one."""
    return fill('<p class="notice">{sentence}</p>', sentence=sentence) if sentence else NOTHING


def _welcome(examples: Sequence[str]) -> Html:
    buttons = joined(
        fill(
            '<li><button type="button" class="example">{question}</button></li>', question=question
        )
        for question in examples
    )
    return fill(
        '<section class="welcome"><h2>What would you like on the record?</h2>'
        "<p>Ask about the articles in your folder. Every quotation in an answer is cut from an "
        "article, unchanged, and one click shows where it stands.</p>{examples}</section>",
        examples=fill(
            '<h3 id="try">Questions these articles answer</h3>'
            '<ul class="examples" aria-labelledby="try">{buttons}</ul>',
            buttons=buttons,
        )
        if examples
        else NOTHING,
    )


def _exchange(question: str, reply: Html) -> Html:
    return fill(
        '<section class="turn"><h2 class="question"><span class="unseen">You asked: </span>'
        '{question}</h2><div class="reply">{reply}</div></section>',
        question=question,
        reply=reply,
    )


def _turn(position: int, turn: Turn) -> Html:
    if isinstance(turn, Problem):
        problem = fill('<p class="problem" role="alert">{sentence}</p>', sentence=turn.sentence)
        return _exchange(turn.question, problem)
    understood = (
        fill('<p class="understood">Understood as: {text}</p>', text=turn.standalone)
        if turn.rephrased
        else NOTHING
    )
    about = (
        fill('<p class="understood">About: {text}</p>', text=" · ".join(turn.about))
        if turn.about
        else NOTHING
    )
    told = (*turn.notes, turn.usage.line) if turn.usage else turn.notes
    notes = joined(fill('<p class="note">{note}</p>', note=note) for note in told)
    reply = _refusal(position, turn) if turn.refused else _answer(position, turn)
    return _exchange(turn.question, joined([understood, about, reply, notes]))


def _answer(position: int, answer: Answer) -> Html:
    parts = fill('<div class="answer">{parts}</div>', parts=_parts(position, answer))
    if any(isinstance(part, Worded) and part.standing == "model" for part in answer.parts):
        parts = joined([parts, _KEY])
    if not answer.citations:
        return parts
    cards = joined(
        _card(_key(position, place), citation, fill("[{number}]", number=citation.number))
        for place, citation in enumerate(answer.citations)
    )
    sources = fill('<h3 class="label">Sources</h3><ol class="cards">{cards}</ol>', cards=cards)
    return joined([parts, sources])


def _refusal(position: int, answer: Answer) -> Html:
    lacks = " · ".join(answer.missing)
    missing = fill('<p class="missing">What is missing: {lacks}</p>', lacks=lacks)
    cards = joined(
        _card(_key(position, place), citation, NOTHING)
        for place, citation in enumerate(answer.nearest, start=len(answer.citations))
    )
    nearest = fill(
        '<h3 class="label">Nearest passages <span class="caution">not an answer</span></h3>'
        '<ol class="cards nearest">{cards}</ol>',
        cards=cards,
    )
    return fill(
        '<div class="refusal"><h3>Not in these articles</h3><div class="answer">{parts}</div>'
        "{missing}</div>{nearest}",
        parts=_parts(position, answer),
        missing=missing if lacks else NOTHING,
        nearest=nearest if cards else NOTHING,
    )


def _parts(position: int, answer: Answer) -> Html:
    """The answer's parts, line by line; a line of nothing but cited words is a quotation."""
    return joined(_line(position, answer, line) for line in _lines(answer.parts))


def _lines(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts cut at the line breaks in the assistant's own words; empty lines are left out."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        if isinstance(part, str):
            first, *more = part.split("\n")
            lines[-1].append(first)
            lines += [[words] for words in more]
        else:
            lines[-1].append(part)
    return [line for line in lines if any(part != "" for part in line)]


def _line(position: int, answer: Answer, line: Sequence[Part]) -> Html:
    pieces = joined(_part(position, answer, part) for part in line)
    own = "".join(part for part in line if isinstance(part, str))
    own += "".join(part.words for part in line if isinstance(part, Worded))
    shown = [part for part in line if isinstance(part, Citation)]
    if own.strip(" …") or not shown:
        return fill("<p>{pieces}</p>", pieces=pieces)
    return fill(
        '<blockquote class="{whose}">{pieces}</blockquote>', whose=_whose(shown[0]), pieces=pieces
    )


def _part(position: int, answer: Answer, part: Part) -> Html:
    if isinstance(part, Citation):
        return fill(
            '<span class="{whose}">{quote}</span> {marker}',
            whose=_whose(part),
            quote=part.quote,
            marker=_marker(position, part),
        )
    if isinstance(part, Worded):
        return _worded(position, answer, part)
    if isinstance(part, int):
        return _marker(position, answer.citations[part - 1])
    return fill("{words}", words=part)


def _worded(position: int, answer: Answer, part: Worded) -> Html:
    """A sentence of an LLM; one in its own words opens those of the articles that it rests on,
    while it is pointed at or has the focus."""
    cited = [answer.citations[number - 1] for number in part.numbers]
    markers = joined(_marker(position, citation) for citation in cited)
    if part.standing != "model":
        return fill(
            '<span class="{standing}">{words}</span> {markers}',
            standing=part.standing,
            words=part.words,
            markers=markers,
        )
    name = f"basis-{position}-{answer.parts.index(part)}"
    basis = joined(
        fill(
            '<span class="{whose}">{quote} [{number}]</span>',
            whose=_whose(citation),
            quote=citation.quote,
            number=citation.number,
        )
        for citation in cited
    )
    return fill(
        '<span class="model" tabindex="0" role="note" aria-describedby="{name}">{words}'
        '<span class="basis" role="tooltip" id="{name}"><span class="label">The articles say:'
        "</span> {basis}</span></span> {markers}",
        name=name,
        words=part.words,
        basis=basis,
        markers=markers,
    )


_KEY = Html(
    '<p class="key"><span class="model">In this type: in the model’s words.</span> Point at such a '
    "sentence, tap it or move to it by Tab to see what the articles say.</p>"
)


def _whose(citation: Citation) -> str:
    """The class of a citation's words. Quotation marks are never added: the article has its own."""
    return "direct" if citation.direct else "reported"


def _marker(position: int, citation: Citation) -> Html:
    return fill(
        '<a class="marker" href="#card-{key}" data-cite="{key}" '
        'aria-label="[{number}], source: {title}">[{number}]</a>',
        key=_key(position, citation.number - 1),
        number=citation.number,
        title=citation.article.title,
    )


def _card(key: str, citation: Citation, number: Html) -> Html:
    article = citation.article
    return fill(
        '<li class="card" id="card-{key}"><a class="headline" href="#pane" data-cite="{key}">'
        '<span class="number">{number}</span> {title}</a><p class="origin">{origin}</p>'
        '<blockquote class="{whose}">{quote}</blockquote><p class="speaker">{said}</p>'
        '<p class="path">{path}</p></li>',
        key=key,
        number=number,
        title=article.title,
        origin=_source(citation),
        whose=_whose(citation),
        quote=citation.quote,
        said=_said(citation),
        path=article.path,
    )


def _said(citation: Citation) -> Html:
    """Whose words a citation holds."""
    if not citation.speaker:
        return Html("Speaker unclear" if citation.direct else "The article's words")
    return Html("In their own words" if citation.direct else "In the article's words")


def _source(citation: Citation) -> Html:
    """The line that tells where a citation is from; the name opens the speaker's time line."""
    if not citation.speaker:
        return _origin(citation.article)
    who = fill(
        '<button type="button" class="who" data-person="{name}" '
        'title="All that {name} says in these articles">{name}</button>',
        name=citation.speaker,
    )
    line = citation.source.removeprefix(" ".join(citation.speaker.split()))
    return fill("{who}{line}", who=who, line=line)


def _origin(article: Article) -> Html:
    return fill("{line}", line=source_line(article))


EMPTY_PANE = Html(
    '<div class="placeholder"><h2>The article</h2><p>Choose a citation, like '
    '<span class="marker">[1]</span>, or a source card. The whole article opens here, with the '
    "cited words marked.</p></div>"
)


def pane_html(citation: Citation, key: str) -> Html:
    """The article of a citation, whole, with the cited words in one `<mark>`."""
    article = citation.article
    headline, text = _headline_and_text(citation)
    return fill(
        '<article class="article" data-shown="{key}" aria-labelledby="pane-headline">'
        '<div class="bar"><p class="origin">{origin}</p>'
        '<button type="button" class="close">Close<span class="unseen"> the article</span></button>'
        '</div><header><h2 id="pane-headline">{headline}</h2>{byline}'
        '<p class="whence"><span class="path">{path}</span>{link}</p></header>'
        '<div class="text">{text}</div></article>',
        key=key,
        origin=_origin(article),
        headline=headline,
        byline=fill('<p class="byline">{byline}</p>', byline=article.byline)
        if article.byline
        else NOTHING,
        path=article.path,
        link=_link(article.url),
        text=text,
    )


def _headline_and_text(citation: Citation) -> tuple[Html, Html]:
    """The headline and the text under it, marked; a headline that opens the text is shown once."""
    article = citation.article
    after = len(article.title)
    cut = citation.start < after < citation.end
    if not article.title or not article.text.startswith(article.title) or cut:
        return fill("{title}", title=article.title), _text(citation, 0)
    while after < citation.start and article.text[after].isspace():
        after += 1
    return _marked(citation, 0, after), _text(citation, after)


def _text(citation: Citation, start: int) -> Html:
    """The article's text from `start` on, marked, with the boilerplate under it set apart."""
    text = citation.article.text
    end = max(start, citation.article.body.end, citation.end)
    boilerplate = (
        fill('<div class="boilerplate">{text}</div>', text=text[end:])
        if text[end:].strip()
        else NOTHING
    )
    return joined([_marked(citation, start, end), boilerplate])


def _marked(citation: Citation, start: int, end: int) -> Html:
    """A slice of the article with the cited words marked, where it holds them."""
    text = citation.article.text
    if not start <= citation.start < citation.end <= end:
        return fill("{text}", text=text[start:end])
    return fill(
        '{before}<mark tabindex="0">{quote}</mark>{after}',
        before=text[start : citation.start],
        quote=citation.quote,
        after=text[citation.end : end],
    )


def _link(url: str | None) -> Html:
    """A link to where the article was published; no other scheme than http(s) becomes a link."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return NOTHING
    return fill(
        ' · <a href="{url}" target="_blank" rel="noopener noreferrer">Open the original</a>',
        url=url,
    )
