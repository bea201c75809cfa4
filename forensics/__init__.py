"""forensics: lays the papers of a case side by side and says what cannot both be true."""

__version__ = "0.1.0"
