"""The version of the package, written here only."""

__all__ = ["__version__"]

__version__ = "0.1.0"
