"""What everybody earned: read from the gradebook, shown as a table, written as CSV."""
