"""Have articles rated: ``python -m training.annotate show DATA FOLDER``, then ``keep FOLDER``.

``show`` writes the articles into files that a reader, a person or a language model, goes through
by the guide in ``docs/annotation.md``; what would tell the publisher is hidden. The reader writes
a line ``KEY CAREFUL SLANTED`` for each article into files whose names begin with ``ratings``.
``keep`` reads these into `training/annotations.npz`, which training reads.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from credscore.document.document import read
from training.annotations import FILE, SCALES, write_annotations
from training.data import read_articles
from training.sentences.fragments import key

#: Shorter articles say too little, of longer ones so many words of opening and end are shown.
_SHORTEST, _OPENING, _END = 60, 235, 55
#: Characters of a file: what is read in one go.
_FILE_SIZE = 27_500
#: Articles readers judged are left out: nothing but their own labels may be learned of them.
_LEFT_OUT = "hyperpartisan"
#: What publishers are called beside the name in their domain.
_ALSO_CALLED = {
    "abcnews": ("abc news",),
    "apnews": ("associated press", "(ap)"),
    "cbsnews": ("cbs news",),
    "csmonitor": ("christian science monitor", "the monitor"),
    "huffpost": ("huffington post",),
    "latimes": ("los angeles times", "l.a. times"),
    "nypost": ("new york post", "the post"),
    "nytimes": ("new york times", "nyt", "the times"),
    "reuters": ("thomson reuters",),
    "wsj": ("wall street journal",),
}
_LINK = re.compile(r"https?://\S+|www\.\S+|@\w+")
#: A place and a house in brackets before a report.
_DATELINE = re.compile(r"^[A-Z][A-Z .,]{2,40}\s*\([^)]{2,30}\)\s*[-\u2014\u2013]+\s*")


def shown(text: str, domain: str) -> str | None:
    """Return what a reader sees of an article, or None if it is too short.

    Examples
    --------
    >>> story = "LYON (Gazette) - The Daily Gazette has learned: " + "it rains " * 40
    >>> shown(story, "dailygazette.com")[:32]
    '[outlet] has learned: it rains i'
    """
    paragraphs = [text[start:end] for start, end in read(text).paragraphs]
    body = "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    body = _DATELINE.sub("", _without_publisher(body, domain))
    words = re.split(r"(?<=\s)", body)
    if len(words) < _SHORTEST:
        return None
    if len(words) > _OPENING + _END:
        words = [*words[:_OPENING], "[...] ", *words[-_END:]]
    return "".join(words).strip()


def _without_publisher(text: str, domain: str) -> str:
    labels = domain.lower().split(".")
    name = max(labels[:-1] or labels, key=len)
    spelled = r"\s*".join(re.escape(letter) for letter in name.removeprefix("the"))
    names = [rf"\b(?:the\s+)?{spelled}\b", *map(re.escape, _ALSO_CALLED.get(name, ()))]
    hidden = re.sub("|".join(names), "[outlet]", text, flags=re.IGNORECASE)
    return _LINK.sub("[link]", hidden)


def write_articles(data: Path, folder: Path) -> int:
    """Write the articles of a data folder into files in `folder`; return how many there are."""
    articles = read_articles(data)
    articles = articles[articles["set"] != _LEFT_OUT].sample(frac=1.0, random_state=0)
    seen = (
        (key(text), shown(text, domain))
        for text, domain in zip(articles["text"], articles["domain"], strict=True)
    )
    entries = [f"### {known_by}\n{text}\n" for known_by, text in seen if text is not None]
    folder.mkdir(parents=True, exist_ok=True)
    for number, part in enumerate(_parts(entries)):
        (folder / f"articles{number:04d}.txt").write_text("\n".join(part), encoding="utf-8")
    return len(entries)


def _parts(entries: Iterable[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for entry in entries:
        if part and sum(map(len, part)) + len(entry) > _FILE_SIZE:
            yield part
            part = []
        part.append(entry)
    if part:
        yield part


def read_ratings(folder: Path) -> dict[int, tuple[int, ...]]:
    """Return the ratings that readers wrote, by the key of the article.

    Raises
    ------
    ValueError
        If a line is no rating, or an article is rated twice.
    """
    ratings: dict[int, tuple[int, ...]] = {}
    for file in sorted(folder.glob("ratings*")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            parts = line.split()
            if len(parts) != 1 + len(SCALES) or not all(map(str.isdecimal, parts)):
                raise ValueError(f"{file}, line {number}: expected KEY {' '.join(SCALES)}")
            known_by, *values = map(int, parts)
            if max(values) > 100:
                raise ValueError(f"{file}, line {number}: ratings go from 0 to 100")
            if known_by in ratings:
                raise ValueError(f"{file}, line {number}: {known_by} is rated twice")
            ratings[known_by] = tuple(values)
    return ratings


def main() -> None:
    """Read the arguments; write the articles or keep the ratings."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    commands = parser.add_subparsers(dest="command", required=True)
    show = commands.add_parser("show", help="write the articles to be rated")
    show.add_argument("data", type=Path, help="folder with the public data sets")
    show.add_argument("folder", type=Path)
    keep = commands.add_parser("keep", help=f"read the ratings into {FILE.name}")
    keep.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if arguments.command == "show":
        print(f"{write_articles(arguments.data, arguments.folder)} articles to be rated")
        return
    ratings = read_ratings(arguments.folder)
    if not ratings:
        parser.error(f"no ratings in {arguments.folder}: no file there begins with 'ratings'")
    write_annotations(ratings)
    print(f"{len(ratings)} articles rated")


if __name__ == "__main__":
    main()
