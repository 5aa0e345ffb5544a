"""``python -m credscore``: the command line, where its script is not on the path."""

from credscore.cli import main

if __name__ == "__main__":  # not in the workers of ``--jobs``, which import this module
    main(prog_name="credscore")
