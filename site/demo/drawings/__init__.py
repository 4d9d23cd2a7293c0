"""The demo's pictures, each a function that returns the inside of an SVG of 1920 × 1080."""
