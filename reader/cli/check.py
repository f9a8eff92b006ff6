"""`kanbao check`: what is wrong in an archive, said so that its keeper can mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.cli import output
from reader.corpus import Archive
from reader.errors import WrongUsage
from reader.model import Problem
from reader.safe import clean_line
from reader.texts import _, kinds
from reader.texts.problems import EXPLANATIONS, explanation, sentence


def print_problems(problems: Iterable[Problem], form: str, *, explain: bool = False) -> bool:
    """Print `file:line: problem`, one a line, then how many of each on stderr, and what each is.

    Returns whether there was any.
    """
    counts: Counter[str] = Counter()
    for problem in problems:
        counts[problem.code] += 1
        if form == "json":
            output.print_json(output.problem_record(problem))
        else:
            line = f":{problem.line}" if problem.line is not None else ""
            output.print_text(
                f"{clean_line(problem.path)}{line}: {sentence(problem)} [{problem.code}]"
            )
    if counts and (form == "text" or explain):
        output.tell("")
        for code, count in counts.most_common():
            output.tell(f"{count:>7,}  {code}")
            if explain:
                output.tell(f"\n{explanation(code)}\n")
        if not explain:
            output.tell(_("What each is, and how to mend it: kanbao check --explain CODE"))
    return bool(counts)


def tell_kind(archive: Archive, *, explain: bool = False) -> None:
    """Say on stderr for which program an archive is made, and what tells so; what holds for it."""
    site = archive.site
    output.tell(f"kanbao: {kinds.told_by(site.kind, site.signs)}")
    if explain:
        output.tell(f"\n{kinds.explanation(site.kind)}\n")


def is_code(name: str) -> bool:
    """Tell whether a name is that of a kind of problem, or of archive."""
    return name in EXPLANATIONS or name in kinds.EXPLANATIONS


def print_explanation(code: str) -> None:
    """Print what a code or a kind of archive is. Raises WrongUsage, naming all there are."""
    if code in kinds.EXPLANATIONS:
        output.print_text(f"{code}\n\n{kinds.explanation(code)}")
        return
    if code not in EXPLANATIONS:
        known = [*EXPLANATIONS, *kinds.EXPLANATIONS]
        raise WrongUsage("problem-unknown", name=clean_line(code), known=known)
    output.print_text(f"{code}\n\n{explanation(code)}")
