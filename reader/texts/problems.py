"""The sentence of every problem, by its code, and how its keeper can mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reader.model import Problem
from reader.safe import Clean, clean_line
from reader.texts.catalogue import N_, _
from reader.texts.reasons import reason_of

SENTENCES: Final = MappingProxyType(
    {
        "header-unclosed": N_("The header has no closing {fence}"),
        "header-too-long": N_("The header up to its closing {fence} has over {limit:,} characters"),
        "header-late": N_("The header does not begin on the first line of the file"),
        "header-unreadable": N_("The header makes no sense: {why}"),
        "header-unsafe": N_("The header was not given to the parser: {why}"),
        "header-tab": N_("The header is indented with a tab"),
        "quote-unescaped": N_("Quotes within quotes are not escaped: {text}"),
        "quote-unclosed": N_("A quote is not closed: {text}"),
        "key-duplicate": N_("The key {key} is there again"),
        "title-empty": N_("The title is empty"),
        "date-unreadable": N_("The date makes no sense: {text}"),
        "date-missing": N_("No date is written anywhere"),
        "name-undated": N_("The file's name does not begin with a date"),
        "encoding-damaged": N_("The file has damaged bytes"),
        "encoding-unknown": N_("The file is in an unknown encoding"),
        "encoding-mixed": N_("The file is in two encodings"),
        "encoding-binary": N_("The file has NUL bytes"),
        "too-large": N_(
            "The file has {size:,} bytes, more than {limit:,}; its body is shown as plain text"
        ),
        "markup-immense": N_(
            "The body is so full of markup that it is shown as plain text: reading it might take minutes"
        ),
        "liquid-immense": N_("The Liquid tags would write too much; they are shown as they stand"),
        "body-furniture": N_(
            "The body has no article, only links and labels of the site around it"
        ),
        "unreadable": N_("The file cannot be opened: {why}"),
        "vanished": N_("The file is not there any more"),
        "folder-unreadable": N_("The folder cannot be opened: {why}"),
        "config-unreadable": N_("Makes no sense: {why}"),
        "timezone-unknown": N_("Unknown time zone: {name}"),
    }
)

FOR_A_REASON: Final = MappingProxyType(
    {
        ("config-unreadable", "refused"): N_("Cannot be opened: {why}"),
        ("config-unreadable", "not-regular"): N_("Cannot be opened: {why}"),
    }
)
"""What is said instead of a code's sentence for one reason."""

REASONS: Final = MappingProxyType(
    {
        "refused": "{errno}",
        "not-regular": N_("it is no regular file"),
        "outside-archive": N_("it is outside the archive"),
        "told": "{told}",
        "too-deep": N_("it nests more than {most} levels deep"),
        "too-many-aliases": N_("it has more than {most} aliases (*name)"),
        "character-forbidden": N_(
            "it has the character U+{character:04X}, which YAML does not allow"
        ),
        "value-impossible": N_("there is no such value: {text}"),
        "no-key": N_("this line is no “key: value”: {text}"),
    }
)
"""Why something cannot be read: `{why}` in a sentence."""

EXPLANATIONS: Final = MappingProxyType(
    {
        "header-unclosed": N_(
            "The file begins with a line of --- (in TOML, +++), but no second one ends the header. "
            "kanbao takes the lines that look like “key: value” for the header, and what comes after "
            "them for the body. To Jekyll the whole file has no header. To mend it, add such a line "
            "after the header's last line."
        ),
        "header-too-long": N_(
            "The header ends with a fence, but it is longer than any that people write: often text "
            "that belongs into the body stands in it. kanbao does not let the YAML (TOML, JSON) "
            "parser read it, takes the keys and values that it can, line by line, and lets the "
            "body begin after the fence. To mend it, shorten the header."
        ),
        "header-late": N_(
            "Blank lines or comments stand before the header. Jekyll only knows a header that "
            "begins on the file's first line, and will not publish this post. kanbao reads it all "
            "the same. To mend it, delete what stands before the header."
        ),
        "header-unreadable": N_(
            "The header is no valid YAML (or TOML, JSON); the message has the parser's own words, "
            "or the first line that is no key and goes on with no value, such as the marks "
            "(<<<<<<<) that git leaves where two versions conflict. "
            "kanbao reads the keys and values that it can, line by line; Jekyll fails on such a "
            "file, or drops its header."
        ),
        "header-unsafe": N_(
            "The header is too long, nests too deep, or has too many aliases (*name): expanded, "
            "it might use up the memory. kanbao does not let the YAML parser read it, and takes "
            "the keys and values that it can, line by line."
        ),
        "header-tab": N_(
            "The header is indented with tabs. YAML only allows spaces. To mend it, replace the "
            "tabs by spaces."
        ),
        "quote-unescaped": N_(
            'A value in double quotes has double quotes in it that are not escaped: title: "She '
            'said "fine"". Scrapers often write titles so. kanbao takes away the outermost quotes '
            'and leaves the rest as it is. To mend it, write the inner quotes as \\", or put the '
            "value in single quotes."
        ),
        "quote-unclosed": N_(
            "A value begins with a quote that nothing closes. kanbao reads on to the next key. To "
            "mend it, add the closing quote."
        ),
        "key-duplicate": N_(
            "A key is in the header twice. kanbao takes the last value, as Jekyll does. To mend "
            "it, delete the line that is not wanted."
        ),
        "title-empty": N_(
            "The header has a title, but it is empty. kanbao uses the first heading, the beginning "
            "of the body or the file's name instead."
        ),
        "date-unreadable": N_(
            "The date in the header is not one that can be read (only a time zone “ +0800”, for "
            "example), or its year is out of bounds. kanbao uses the date in the file's name, or, "
            "without one, the time when the file changed, marked as a guess."
        ),
        "date-missing": N_(
            "The post has a date neither in its header, nor in the names of its file and folders, "
            "nor at the head of its body. kanbao uses the time when the file changed, marked as a "
            "guess, and lists the post after all that are dated. To mend it, write “date: "
            "2022-02-21” into the header."
        ),
        "name-undated": N_(
            "The name of a file in _posts should begin with a date (2022-02-21-name.md). Jekyll "
            "will not publish this file; kanbao shows it all the same."
        ),
        "encoding-damaged": N_(
            "The file is UTF-8 (or UTF-16) for the most part, but has damaged bytes, shown as �. "
            "Often it was cut off in the middle of a character."
        ),
        "encoding-unknown": N_(
            "The file is neither UTF-8, GB18030 nor Big5, nor UTF-16 with a BOM. Bytes that cannot be "
            "read are shown as �. To mend it, convert the file to UTF-8."
        ),
        "encoding-mixed": N_(
            "Some lines of the file are in UTF-8, others in GB18030 or Big5: often two files were "
            "joined into one. kanbao reads each line as what it is. To mend it, convert the file "
            "to UTF-8; the line named is the first that is not."
        ),
        "encoding-binary": N_(
            "The file has NUL bytes: it may be no text, or UTF-16 without a BOM. kanbao shows them "
            "as ␀. To mend it, convert the file to UTF-8."
        ),
        "too-large": N_(
            "The file is larger than allowed (the setting size_limit, by default 16 MiB). kanbao "
            "reads its beginning only, to list it, and shows its body as plain text."
        ),
        "markup-immense": N_(
            "The body has hundreds of thousands of tags, marks and lines, or hardly anything but "
            "these over many pages. No article that someone wrote has; reading them might take "
            "minutes and fill the memory. kanbao shows the body as plain text, without headings. "
            "To mend it, split the file, or delete what is no text."
        ),
        "liquid-immense": N_(
            "What the Liquid tags of the body would write is out of all proportion to the body: "
            "values that feed each other, for example, double with every tag. kanbao leaves the "
            "tags as they stand. kanbao check cannot tell of it, since it shows only when the post "
            "is opened."
        ),
        "body-furniture": N_(
            "Below the header stands what a site puts around its articles, such as the way back, "
            "sharing, related posts, credits, and no article. Most often a scraper missed it. "
            "kanbao lists the post and shows what there is. To mend it, fetch the article anew, "
            "or delete the post."
        ),
        "unreadable": N_(
            "The file cannot be opened: there is no permission, the disk failed, or it is no "
            "regular file. kanbao can only list its name, and the date in it."
        ),
        "vanished": N_(
            "The file was deleted or moved after it was listed and before it was read. Looking "
            "for changes once more (R) settles it."
        ),
        "folder-unreadable": N_(
            "The folder cannot be opened: there is no permission, or the disk failed. The posts "
            "in it are not listed, all others are. To mend it, give yourself the permission to "
            "read and enter it."
        ),
        "config-unreadable": N_(
            "The site's config cannot be read, or is no valid YAML (or TOML, JSON, Python). kanbao reads the keys and values "
            "that it can, line by line; time zone, address and excluded folders may be wrong."
        ),
        "timezone-unknown": N_(
            "The time zone in the site's config is not the name of a known time zone (such as "
            "Asia/Shanghai). Dates without a time zone are read as if the config named none."
        ),
    }
)


def sentence(problem: Problem) -> Clean:
    """Return what is wrong, in the language spoken, on one line."""
    values: dict[str, object] = dict(problem.values)
    reason = values.get("why")
    told = SENTENCES[problem.code]
    if isinstance(reason, str):
        told = FOR_A_REASON.get((problem.code, reason), told)
        values["why"] = _why(reason, values)
    return clean_line(_(told).format(**values))


def explanation(code: str) -> str:
    """Return what a code means and how to mend it, in the language spoken."""
    return _(EXPLANATIONS[code])


def _why(reason: str, values: dict[str, object]) -> str:
    number = values.get("errno")
    if isinstance(number, int):
        values["errno"] = reason_of(number)
    return _(REASONS[reason]).format(**values)
