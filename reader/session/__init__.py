"""The reader's state without a screen: what is shown, where the cursor is, what was done."""
