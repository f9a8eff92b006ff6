"""Noise that Discuz writes at the ends of a post's lines, so that nobody may copy it.

    选择了在绍兴深度游。+ N6 g' Z7 p0 _. W7 x7 N
    1 n, D" U& N3 L: {: B7 v8 q7 R) f 这次旅行还预定了一辆车子。

Pages hide it, text extraction does not, and to Markdown a line may begin with `# `. It is pairs, five
to fifteen, of a character from blank to `;`, a blank, and one from `?` to `~`: no text looks so.
Source: `jammer` in Discuz! X's source/function/function_discuzcode.php.
"""

from __future__ import annotations

from reader.patterns import regex

_PAIR = r"(?:\\?[!-;] | {1,2})\\?[?-~]"
_SURE = regex(r"\n[!-;] [?-~][!-;] [?-~][!-;] [?-~]")
"""At the beginning of a line; in half of the lines of a post there is."""

_AT_START = regex(rf"[ \t\u3000\xa0]{{0,8}}(?:{_PAIR}|\\?[?-~])(?:{_PAIR}){{3,31}}(?:[ \t]+|$)")
_AT_END = regex(rf"{_PAIR}(?:{_PAIR}){{3,31}}[ \t]*$")
_LEAST = 2
_LEAST_SIGNS = 2
_SIGN = regex(r"[^\w\s\\]")


def without_noise(body: str) -> str:
    """Return a body without the noise; its lines stay where they are. Linear."""
    if _SURE.search(body) is None or len(_SURE.findall(body)) < _LEAST:
        return body
    return "\n".join(map(_cleaned, body.split("\n")))


def _cleaned(line: str) -> str:
    while (found := _AT_START.match(line)) and _is_noise(found[0]):
        line = line[found.end() :]
    while (found := _AT_END.search(line)) and _is_noise(found[0]):
        line = line[: found.start()]
    return line


def _is_noise(text: str) -> bool:
    return len(_SIGN.findall(text)) >= _LEAST_SIGNS
