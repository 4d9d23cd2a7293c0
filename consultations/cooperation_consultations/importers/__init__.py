"""Reads draft acts out of documents; pure Python, so that it runs in a bounded child process without Django."""
