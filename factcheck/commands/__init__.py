"""What each command does: from what was asked to an ``Answer``. Nothing here prints or exits."""
