"""kanbao 看报: read a local archive of news in the terminal."""

__version__ = "0.1.0"
