"""Fixtures that every plugin's tests share; each plugin's own stand in its folder."""
