"""What the public pages show of a consultation, made in Python where a template would cost more than the page."""
