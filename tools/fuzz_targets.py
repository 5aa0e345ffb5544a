"""What `tools.fuzz` feeds, and how an input is read: one function for each target.

python -m tools.fuzz_targets TARGET INPUTS SEED
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import io
import json
import math
import pkgutil
import shutil
import sys
import warnings
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import atheris
from atheris import FuzzedDataProvider as Data

with atheris.instrument_imports(include=["credscore"]):
    import credscore

    # Every module, also those that are otherwise imported when they are first used. What is not
    # installed everywhere is left out.
    for found in pkgutil.walk_packages(credscore.__path__, "credscore."):
        if found.name not in {"credscore.__main__", "credscore.spark"}:
            importlib.import_module(found.name)

from credscore import cli
from credscore.model.archive import read_members
from credscore.model.head import Head
from credscore.resources import read_json
from credscore.wording.sentence_model import SentenceModel
from tests.contract import check_score
from tests.labelled_articles import make_table
from tests.nasty import SENTENCES, nasty_text

PIECES = [*SENTENCES, '"', "“", "”", "'", "\n", "\r\n", "(", "<b>", "\ud800", "\u202e", "said "]
#: Values of the wrong kind, for tables and plain data.
ODD: list[Any] = [None, math.nan, math.inf, -1, 2**70, b"\xff", "", "x", [], {}, True, 1e-300]
#: Not in git. What made it fail stays here.
_FOLDER = Path(__file__).parent.parent / "build" / "fuzz"


def text_of(data: Data) -> str:
    """Return a text of whole pieces and single code points."""
    parts: list[str] = []
    while data.remaining_bytes() and len(parts) < 60:
        if data.ConsumeBool():
            parts.append(data.PickValueInList(PIECES))
        else:
            parts.append(data.ConsumeUnicode(data.ConsumeIntInRange(1, 12)))
    return "".join(parts)


def fuzz_text(data: Data) -> None:
    """Score any text, or have it refused because it has no words."""
    text = text_of(data)
    try:
        score = credscore.score(text)
    except credscore.EmptyTextError:
        return
    check_score(score, text)
    score.to_json().encode()
    score.to_html()


def fuzz_model(data: Data) -> None:
    """Load model files whose digests are right, but whose contents are not."""
    members = dict(read_members(_saved_model()))
    manifest = json.loads(members.pop("manifest.json"))
    for _ in range(data.ConsumeIntInRange(1, 4)):
        name = data.PickValueInList(sorted(members))
        content = bytearray(members[name])
        place = data.ConsumeIntInRange(0, len(content) - 1)
        new = data.ConsumeBytes(data.ConsumeIntInRange(0, 12))
        content[place : place + data.ConsumeIntInRange(0, 12)] = new
        members[name] = bytes(content) or b"0"
    digests = {name: hashlib.sha256(raw).hexdigest() for name, raw in members.items()}
    manifest["digests"] = digests
    path = _FOLDER / "fuzzed.skops"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        for name, raw in members.items():
            archive.writestr(name, raw)
    with contextlib.suppress(credscore.ModelFileError, credscore.ModelVersionError):
        credscore.load_model(path)


def fuzz_parts(data: Data) -> None:
    """Build parts of the shipped model that are damaged in one place."""
    build, content = data.PickValueInList(
        [(SentenceModel.from_dict, read_json("sentences.json")), *_head_parts()]
    )
    with contextlib.suppress(credscore.ModelFileError):
        key = data.PickValueInList(sorted(content))
        build({**content, key: _changed(data, content[key])})


def _head_parts() -> list[tuple[Any, dict[str, Any]]]:
    heads = read_json("heads.json")["heads"]
    return [(Head.from_dict, head) for head in heads]


def _changed(data: Data, value: Any) -> Any:
    """Return a copy of plain data with something odd somewhere inside."""
    if isinstance(value, dict) and value and data.ConsumeIntInRange(0, 7):
        key = data.PickValueInList(sorted(value))
        return {**value, key: _changed(data, value[key])}
    if isinstance(value, list) and value and data.ConsumeIntInRange(0, 3):
        place = data.ConsumeIntInRange(0, len(value) - 1)
        return [*value[:place], _changed(data, value[place]), *value[place + 1 :]]
    return data.PickValueInList(ODD)


def fuzz_table(data: Data) -> None:
    """Score a table of anything: it gives one row for each of its rows."""
    rows = [
        data.PickValueInList(ODD) if data.ConsumeBool() else text_of(Data(data.ConsumeBytes(40)))
        for _ in range(data.ConsumeIntInRange(0, 6))
    ]
    frame = (_pandas_frame if data.ConsumeBool() else _polars_frame)(rows)
    title = data.PickValueInList([None, "title"])
    scored = credscore.score_frame(frame, title=title, on_error="record")
    assert type(scored) is type(frame)
    assert len(scored) == len(frame)


def _pandas_frame(rows: list[Any]) -> Any:
    import pandas as pd

    columns = {"text": rows, "title": list(reversed(rows))}
    return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})


def _polars_frame(rows: list[Any]) -> Any:
    import polars as pl

    # A column of polars has one type, and no lone surrogates.
    cells = [row.encode(errors="replace").decode() for row in rows if isinstance(row, str)]
    columns = {"text": cells, "title": cells[::-1]}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def fuzz_command(data: Data) -> None:
    """Give a command a file of any bytes: it ends with a documented exit code."""
    suffix = data.PickValueInList([".csv", ".jsonl", ".txt", ".parquet"])
    folder = _FOLDER / "files"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = folder / f"in{suffix}"
    head = data.PickValueInList([b"", b"text,title\n", b'{"text": "The mayor said."}\n', b"PAR1"])
    source.write_bytes(head + data.ConsumeBytes(300))
    table, out, pages = str(source), str(folder / "out.csv"), str(folder / "pages")
    options = ["--text", "text", "--overwrite"]
    commands = [
        *(["score", table], ["features", table], ["compare", table, table]),
        *(["batch", table, "-o", out, *options], ["batch", table, "-o", out]),
        *(["sources", table, "--source", "title"], ["model", "verify", table]),
        *(["train", table, "--label", "title", "-o", out], ["report", table, "--html", pages]),
    ]
    arguments = data.PickValueInList(commands)
    code: object = None
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            cli.main(arguments)
        except SystemExit as end:
            code = end.code
    assert code in {None, 0, 1, 2}, code


TARGETS = {
    "text": fuzz_text,
    "model": fuzz_model,
    "parts": fuzz_parts,
    "table": fuzz_table,
    "command": fuzz_command,
}


@cache
def _saved_model() -> bytes:
    path = _FOLDER / "saved.skops"
    credscore.train(make_table(40), label="tone", base=None, progress=False).save(path)
    return path.read_bytes()


def main() -> None:
    """Feed one target, and end the process."""
    name, n_inputs, seed = sys.argv[1:]
    warnings.simplefilter("ignore")
    # An input that hangs is a finding; one on a busy machine is not, hence the long timeout.
    limits = (f"-runs={n_inputs}", f"-seed={seed}", "-timeout=120", "-max_len=600")
    # Inputs are named one by one: the order of a folder differs between machines.
    start = (f"-seed_inputs={','.join(_first_inputs())}", "-shuffle=0")
    told = ("-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={_FOLDER}/")
    credscore.score("The mayor said. ")
    atheris.Setup([sys.argv[0], *limits, *start, *told], lambda raw: TARGETS[name](Data(raw)))
    atheris.Fuzz()


def _first_inputs() -> list[str]:
    """Write bytes of nasty texts, cut to what one run may take, and return the paths."""
    folder = _FOLDER / "first"
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / str(number) for number in range(30)]
    for number, path in enumerate(paths):
        path.write_bytes(nasty_text(number).encode("utf-8", "surrogatepass")[:400])
    return [str(path) for path in paths]


if __name__ == "__main__":
    main()
