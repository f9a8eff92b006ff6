"""Which lines are headings, how deep each lies, and by which anchor it is named."""
