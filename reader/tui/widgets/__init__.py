"""The panes and bars of the screen. Each draws only what is in view and knows no other."""
