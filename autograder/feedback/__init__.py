"""A student's feedback as one web page that holds everything and runs nothing.

Read in this order: item (what goes in), page, exercise, failure, listing, message, wording, style, markup;
notebook reads the cells and the titles, gather puts items together from a course's folders.
"""

from autograder.feedback.item import ByHand, Item, Texts
from autograder.feedback.page import page

__all__ = ["ByHand", "Item", "Texts", "page"]
