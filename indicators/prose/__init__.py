"""A result as a clerk of the province would write it. Pure: what it is given is all it knows.

Wording belongs to the kinds (`voices.VOICES`); tables and pages have their own, shorter words (indicators/wording.py).
"""

from indicators.prose.telling import Told
from indicators.prose.voices import Voice, voice_of

__all__ = ["Told", "Voice", "voice_of"]
