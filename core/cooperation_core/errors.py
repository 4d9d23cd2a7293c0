"""How a verb refuses: with a stable code for programs and a sentence for people."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A refusal by a rule.

    Args:
        code: stable, in snake_case; the API's clients rely on it (``docs/reference/api-errors.md``).
        message: a translatable sentence for the person, with ``%(name)s`` for ``params``.
        field: the field at which a form shows it; None where it concerns the whole.
        status: the API's HTTP status.
    """

    def __init__(self, code, message, field=None, params=None, status=422):
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field
        self.params = params or {}
        self.status = status

    @property
    def text(self):
        """The sentence in the active language."""
        return str(self.message) % self.params if self.params else str(self.message)

    def __str__(self):
        return f"{self.code}: {self.text}"

    def add_to_form(self, form):
        """Show the refusal at its field of ``form``, or above the form where it has no such field."""
        form.add_error(self.field if self.field in form.fields else None, self.text)


class NotAllowed(DomainError):
    """The actor may not do this."""

    def __init__(self, message=None):
        super().__init__("not_allowed", message or _("You may not do this."), status=403)


class TooMany(DomainError):
    """A throttle refused."""

    def __init__(self, wait, message=None):
        message = message or _("Too many requests. Try again in %(wait)d seconds.")
        super().__init__("throttled", message, params={"wait": wait}, status=429)
        self.wait = wait


class IdempotencyConflict(DomainError):
    """The same key came with another body."""

    def __init__(self):
        message = _("This form was already sent with other content. Open the page again and send it anew.")
        super().__init__("idempotency_conflict", message, status=409)
