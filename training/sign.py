"""Write the digests of the manifest again: ``python -m training.sign models``.

For when one part of the shipped model was made anew (``train_sentences``,
``train_attribution``) and the heads were not. They read features that attribution makes, so
figures and golden scores have to be looked at then.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from credscore.model.shipped import write_shipped

#: Keys of the manifest that `write_shipped` makes.
_MADE = ("format_version", "files", "digest")


def main() -> None:
    """Read the arguments and sign the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the shipped model")
    sign(parser.parse_args().folder)


def sign(folder: Path) -> None:
    """Write the manifest of `folder` with the digests its files have now."""
    manifest, heads, wording = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("manifest", "heads", "wording")
    )
    kept = {key: value for key, value in manifest.items() if key not in _MADE}
    write_shipped(folder, heads, wording, kept)


if __name__ == "__main__":
    main()
