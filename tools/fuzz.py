"""Feeds mutated inputs to credscore, guided by the code they reach.

    python -m tools.fuzz [--times 1] [--seed 1] [TARGET ...]

atheris (libFuzzer) keeps an input that reaches new branches and mutates it further. Targets are
text, retrained model files, parts of the shipped model, tables in memory and commands on files
(`tools/fuzz_targets.py`). Whatever happens beyond the documented errors is a finding: the input
is written to ``build/fuzz/crash-*`` and the exit code is not 0.

The number of inputs, their first ones and the seed are fixed, so a second run feeds the same
inputs: what CI finds is found again. ``--times 50`` feeds fifty times as many, ``--seed 2`` others.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys

#: What is fuzzed, and with how many inputs: a minute in all.
TARGETS = {"text": 600, "model": 600, "parts": 600, "table": 600, "command": 600}


def main() -> None:
    """Feed each target its inputs, in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=1, help="feed so many times as many inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    options = parser.parse_args()
    if unknown := set(options.targets) - TARGETS.keys():
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    for name in options.targets or TARGETS:
        print(f"{name:8}", end=" ", flush=True)
        print(_feed(name, options.times * TARGETS[name], options.seed), flush=True)


def _feed(name: str, n_inputs: int, seed: int) -> str:
    """Return what is told of the run; end the process if it found something."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.fuzz_targets", name, str(n_inputs), str(seed)],
        check=False,
        # The order of sets decides what runs first, and so what is new.
        env={**os.environ, "PYTHONHASHSEED": "0"},
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(f"failed\n{done.stderr}")
    figures = dict(re.findall(r"stat::(\w+):\s+(\d+)", done.stderr))
    inputs, kept = figures["number_of_executed_units"], figures["new_units_added"]
    return f"{inputs} inputs, of which {kept} reached something new"


if __name__ == "__main__":
    main()
