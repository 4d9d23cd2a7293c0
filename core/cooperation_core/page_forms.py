"""The form of a page in the admin: what it may show of what other tenants keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from .permissions import things_user_may_choose


class TenantPageForm(WagtailAdminPageForm):
    """Refuses pictures, documents and unpublished pages that the choosers would not have offered the editor.

    Wagtail's fields take any number that is sent, and a published page makes a document public.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What somebody else has put there stays.
        self._shown_before = set(shown_things(self._meta.model, lambda field: field.value_from_object(self.instance)))

    def clean(self):
        cleaned = super().clean()
        if self.for_user is None or self.for_user.is_superuser:
            return cleaned
        for name in list(cleaned):
            shown = set(shown_things(self._meta.model, lambda _field, value=cleaned[name]: value, only=name))
            if any(is_foreign(self.for_user, *thing) for thing in shown - self._shown_before):
                self.add_error(name, _("It holds a page, picture or document that is not there. Choose another one."))
                # Shown again, the field would tell the title of what was chosen: it shows what was there before.
                self.fields[name].bound_data = lambda _data, initial: initial
        return cleaned


def shown_things(model, value_of, only=None):
    """Yield (model, key as text) of everything to which the fields of ``model`` lead."""
    for field in model._meta.concrete_fields:
        if only is not None and field.name != only:
            continue
        if isinstance(field, models.ForeignKey):
            value = value_of(field)
            if value is not None:
                yield field.related_model, str(getattr(value, "pk", value))
        elif hasattr(field, "extract_references"):
            for target, key, _model_path, _content_path in field.extract_references(value_of(field)):
                yield target, str(key)


def is_foreign(user, model, key):
    """Whether ``user`` would not have been offered this; published pages are everybody's to link to."""
    base = Page if issubclass(model, Page) else model
    own = things_user_may_choose(user, base)
    if own is None or own.filter(pk=key).exists():
        return False
    return base is not Page or not Page.objects.live().filter(pk=key).exists()
