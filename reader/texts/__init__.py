"""What kanbao says to a person, in English and in Chinese.

The English sentence stands in the code and is its own name in the catalogue (gettext's
custom); `zh_CN/LC_MESSAGES/kanbao.po` holds the Chinese beside it. Mark a sentence with `_`
where it is shown, with `N_` where it only stands in a table and is shown later, and with
`ngettext` where a count decides. Values go in by name: `_("No post {name}").format(name=…)`.

Data never carries a sentence: a problem, an error, a notice carries a code and values, and
`problems` and `errors` of this room make the sentence when it is shown.
"""

from reader.texts.catalogue import N_, _, chosen_by, language, ngettext, use

__all__ = ["N_", "_", "chosen_by", "language", "ngettext", "use"]
