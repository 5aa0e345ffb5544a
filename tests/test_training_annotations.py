"""Articles are shown to a reader without their publisher; ratings are kept as numbers only."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from training import annotate
from training.annotations import SCALES, read_annotations, write_annotations
from training.data import read_articles
from training.sentences.fragments import key

STORY = "The council voted on Tuesday to raise the fee for parking. " * 12
LONG = " ".join(f"Word{number} of the story is told." for number in range(100))


@pytest.fixture
def articles(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "text": [STORY, LONG, "Too short to be rated.", STORY + "Readers judged this one."],
            "domain": ["gazette.com", "herald.org", "herald.org", "post.net"],
            "set": ["allsides", "recovery", "recovery", "hyperpartisan"],
        }
    )
    monkeypatch.setattr(annotate, "read_articles", lambda _folder: frame)
    return frame


def test_ratings_are_found_again_by_text(tmp_path: Path) -> None:
    file = tmp_path / "kept.npz"
    write_annotations({key(STORY): (71, 20), key(LONG): (5, 100)}, file)
    found = read_annotations([LONG, "Nobody read this.", STORY], file)
    assert tuple(found) == SCALES
    np.testing.assert_array_equal(found["careful"], [0.05, np.nan, 0.71])
    np.testing.assert_array_equal(found["slanted"], [1.0, np.nan, 0.2])


def test_what_is_kept_has_no_words(tmp_path: Path) -> None:
    file = tmp_path / "kept.npz"
    write_annotations({key(STORY): (71, 20)}, file)
    with np.load(file) as kept:
        assert {name: kept[name].dtype for name in kept} == {
            "keys": np.uint32,
            "careful": np.uint8,
            "slanted": np.uint8,
        }


@pytest.mark.parametrize(
    ("before", "domain", "after"),
    [
        ("The Daily Gazette learned", "dailygazette.com", "[outlet] learned"),
        ("the dailygazette learned", "www.dailygazette.co.uk", "[outlet] learned"),
        ("The New York Times learned", "nytimes.com", "The [outlet] learned"),
        ("Posts by @mayor at https://x.org/1 and", "post.net", "Posts by [link] at [link] and"),
        ("PARIS (Herald) - It rained", "other.com", "It rained"),
        ("PARIS (Herald) \u2014 It rained", "herald.com", "It rained"),
        ("A gazetteer learned", "gazette.com", "A gazetteer learned"),
    ],
)
def test_the_publisher_is_hidden(before: str, domain: str, after: str) -> None:
    seen = annotate.shown(f"{before} {STORY}", domain)
    assert seen is not None
    assert seen.startswith(f"{after} The council")


def test_of_a_long_article_opening_and_end_are_shown() -> None:
    seen = annotate.shown(LONG, "herald.org")
    assert seen is not None
    assert len(seen.split()) == 291
    assert seen.startswith("Word0 of")
    assert "Word38 of" in seen
    assert "Word45 " not in seen
    assert seen.endswith("Word99 of the story is told.")
    assert annotate.shown(STORY, "gazette.com") == STORY.strip()


def test_articles_readers_judged_and_short_ones_are_not_shown(
    articles: pd.DataFrame, tmp_path: Path
) -> None:
    assert annotate.write_articles(tmp_path, tmp_path / "new") == 2
    (file,) = (tmp_path / "new").iterdir()
    written = file.read_text(encoding="utf-8")
    heads = [line for line in written.splitlines() if line.startswith("### ")]
    assert sorted(heads) == sorted(f"### {key(text)}" for text in articles["text"][:2])
    assert STORY.strip() in written


def test_files_are_of_a_size_to_be_read_at_once(
    articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(annotate, "_FILE_SIZE", 1000)
    annotate.write_articles(tmp_path, tmp_path)
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == ["articles0000.txt", "articles0001.txt"]


def test_ratings_of_several_files_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ratings_a.txt").write_text(f"{key(STORY)} 71 20\n")
    (tmp_path / "ratings_b.txt").write_text(f"{key(LONG)} 5 100\n")
    kept: list[dict[int, tuple[int, ...]]] = []
    monkeypatch.setattr(annotate, "write_annotations", kept.append)
    monkeypatch.setattr(sys, "argv", ["annotate", "keep", str(tmp_path)])
    annotate.main()
    assert kept == [{key(STORY): (71, 20), key(LONG): (5, 100)}]
    assert capsys.readouterr().out == "2 articles rated\n"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("12 50", "line 2: expected KEY careful slanted"),
        ("12 50 fifty", "line 2: expected KEY"),
        ("12 50 -5", "line 2: expected KEY"),
        ("", "line 2: expected KEY"),
        ("12 50 101", "line 2: ratings go from 0 to 100"),
        ("11 50 60", "line 2: 11 is rated twice"),
    ],
)
def test_a_line_that_is_no_rating_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "ratings.txt").write_text(f"11 1 2\n{line}\n")
    with pytest.raises(ValueError, match=complaint):
        annotate.read_ratings(tmp_path)


def test_a_folder_without_ratings_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["annotate", "keep", str(tmp_path)])
    with pytest.raises(SystemExit):
        annotate.main()
    assert "no file there begins with 'ratings'" in capsys.readouterr().err


def test_the_kept_ratings_are_those_of_the_data_without_the_judged_articles(
    data_folder: Path,
) -> None:
    articles = read_articles(data_folder)
    careful = read_annotations(articles["text"].tolist())["careful"]
    rated = pd.Series(~np.isnan(careful)).groupby(articles["set"]).mean()
    assert rated["hyperpartisan"] == 0.0
    assert rated[["allsides", "recovery"]].min() > 0.95
