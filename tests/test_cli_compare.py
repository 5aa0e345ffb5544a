"""``credscore compare``: texts, JSON, pages, and what it refuses."""

from __future__ import annotations

import json

import pytest

from tests.commands import command

ONE = "The bridge is safe, engineer Ann Lee said on Monday, and it will open again in June.\n"
OTHER = '"It is safe," Lee told reporters. Mayor Bo Dahl called the bridge a disgrace.\n'


@pytest.fixture
def files(tmp_path):
    (tmp_path / "herald.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "post.txt").write_text(OTHER, encoding="utf-8")
    return [str(tmp_path / "herald.txt"), str(tmp_path / "post.txt")]


run = command("compare")


def test_a_summary_names_files_and_shared_sources(files):
    done = run(*files)
    assert done.exit_code == 0
    assert "Ann Lee: herald, post" in done.stdout
    assert done.stderr == ""


def test_json_is_machine_clean(files):
    done = run("--json", *files)
    data = json.loads(done.stdout)
    assert [row["article"] for row in data["articles"]] == ["herald", "post"]
    assert data["shared_sources"][0]["name"] == "Ann Lee"


def test_html_is_written(files, tmp_path):
    out = tmp_path / "out.html"
    done = run("--html", out, *files)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "Ann Lee" in out.read_text(encoding="utf-8")


def test_a_file_that_fails_leaves_the_others(files, tmp_path):
    (tmp_path / "empty.txt").write_text(" ", encoding="utf-8")
    done = run("--json", *files, tmp_path / "empty.txt")
    assert done.exit_code == 1
    assert "empty.txt" in done.stderr
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_files_of_one_name_are_told_apart(files, tmp_path):
    (tmp_path / "more").mkdir()
    twin = tmp_path / "more" / "herald.txt"
    twin.write_text(OTHER, encoding="utf-8")
    done = run("--json", files[0], twin)
    names = [row["article"] for row in json.loads(done.stdout)["articles"]]
    assert names == ["herald (1)", "herald (2)"]


def test_fewer_than_two_articles_are_unusable(files, tmp_path):
    assert run(files[0]).exit_code == 2
    assert run(files[0], tmp_path / "none.txt").exit_code == 2
    assert run("--html", tmp_path / "no" / "out.html", *files).exit_code == 2
