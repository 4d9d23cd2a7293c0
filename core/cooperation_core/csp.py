"""What a page may load: strict for the public, wider for the admin, its own for an address that says so."""

from functools import wraps

from . import conf

# The one inline style that is let in: "html{font-size:200% !important}", by which a page is tried at twice the text
# size (WCAG 2.2, 1.4.4). Its hash admits these very bytes and nothing else.
DOUBLE_TEXT = "'sha256-KlCYbEmqvnBbculBqHu3I/M/XisMbqzLCipr/JQkQ0Y='"
PUBLIC = {
    "default-src": ["'self'"],
    "style-src": ["'self'", DOUBLE_TEXT],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
# Wagtail's editor has inline scripts and styles; nothing from a foreign host all the same.
ADMIN = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "media-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
# A file from outside that is looked at in the browser can do nothing at all.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def public_policy():
    return conf.get("CSP_PUBLIC") or PUBLIC


def admin_policy():
    return conf.get("CSP_ADMIN") or ADMIN


def written(policy):
    """Return the header's text for a policy: a dict of directive → list of sources."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


def csp(**directives):
    """Decorate a view whose address has a policy of its own: the public one with these directives instead.

    ``@csp(worker_src=["'self'", "blob:"])``
    """
    own = {name.replace("_", "-"): sources for name, sources in directives.items()}

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            response.headers["Content-Security-Policy"] = written({**public_policy(), **own})
            return response

        return answer

    return decorate
