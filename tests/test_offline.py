"""At run time nothing is fetched, started or written: Python itself is asked to forbid it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

#: Audit hooks cannot be taken off again, and see what any library does, sockets made in C
#: included. They go in before the first import of the package.
FORBID = """
import os, sys
sys.dont_write_bytecode = True
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn")
CHANGING = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link",
            "os.symlink", "shutil.", "tempfile.")
def stop(message):
    # An exception could be caught; this cannot.
    os.write(2, f"forbidden: {message}".encode())
    os._exit(9)
def forbid(event, args):
    if event == "open":
        path, mode, flags = args
        if any(letter in (mode or "") for letter in "wax+") or (flags or 0) & WRITING:
            stop(f"opened for writing: {path}")
    elif event == "subprocess.Popen" and args[0] == "lscpu":
        return  # older joblib counts cores with it when scikit-learn is imported
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", *STARTING, *CHANGING)):
        stop(f"{event}: {args}")
sys.addaudithook(forbid)
import credscore
text = open(sys.argv[1], encoding="utf-8").read()
other = open(sys.argv[2], encoding="utf-8").read()
"""
USES = {
    "score": "s = credscore.score(text); s.evidence; s.sentences; s.attributions; str(s)",
    "json": "credscore.Score.from_dict(credscore.score(text).to_dict()).to_json()",
    "html": "assert credscore.score(text).to_html().startswith('<!')",
    "many": "assert len(list(credscore.score_many([text, other] * 20, n_jobs=1))) == 40",
    "compare": "credscore.compare({'A': text, 'B': other})._repr_html_()",
    "frame": "import pandas; credscore.score_frame(pandas.DataFrame({'text': [text, other]}))",
    "features": "credscore.TextFeatures().fit_transform([text, other])",
    "command": "from credscore import cli; cli.main(['score', sys.argv[1]])",
}  # fmt: skip
FORBIDDEN = (
    "open('new', 'w')",
    "open('new', 'ab')",
    "os.open('new', os.O_CREAT | os.O_WRONLY)",
    "import socket; socket.create_connection(('127.0.0.1', 9))",
    "import socket; socket.getaddrinfo('example.org', 80)",
    "import subprocess; subprocess.run(['true'])",
    "os.system('true')",
    "os.mkdir('new')",
    "import tempfile; tempfile.mkstemp()",
)


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{FORBID}{code}"
    examples = (ROOT / "examples" / name for name in ("plain_report.txt", "heated_opinion.txt"))
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, examples)],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
    )


@pytest.mark.parametrize("name", USES)
def test_nothing_is_fetched_started_or_written(name, tmp_path):
    done = run(USES[name], tmp_path)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", FORBIDDEN)
def test_the_guard_catches(code, tmp_path):
    done = run(code, tmp_path)
    assert done.returncode == 9
    assert "forbidden: " in done.stderr
    assert list(tmp_path.iterdir()) == []
