"""Attribution: who is said to have said what, and whose words each token is."""

from credscore.attribution.citing import is_cited
from credscore.attribution.found import Found
from credscore.attribution.reader import find_attributions, find_in_each
from credscore.attribution.voices import voice_of_tokens, voices_of_tokens

__all__ = [
    "Found",
    "find_attributions",
    "find_in_each",
    "is_cited",
    "voice_of_tokens",
    "voices_of_tokens",
]
