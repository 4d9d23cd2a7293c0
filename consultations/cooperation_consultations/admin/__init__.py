"""Views of the staff in the Wagtail admin."""
