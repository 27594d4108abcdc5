"""Figures for chapters: each takes tables and draws into axes; nothing is shown.

`drawing` has what they share, `sheet` a ground for those that are measured in points.
"""
