"""Admin views of SITE models: whoever may act on one site meets the rows of that site and no others."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms import ModelChoiceField
from django.http import Http404
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from .permissions import rows_user_may, sites_user_may
from .sites import site_of
from .tenancy import Tenancy, site_id_of

ANY_ACTION = ["add", "change", "delete", "view"]


class SiteScopedForm(WagtailAdminModelForm):
    """A form in which one can only choose rows of the site that the edited row belongs to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        site_id = site_id_of(self.instance)
        for field in self.fields.values():
            if isinstance(field, ModelChoiceField) and getattr(field.queryset.model, "tenancy", None) is Tenancy.SITE:
                field.queryset = field.queryset.filter(**{field.queryset.model.site_path: site_id})


class ScopedListMixin:
    """A list of the rows on which the user may act."""

    def get_base_queryset(self):
        allowed = rows_user_may(self.request.user, self.model, self.any_permission_required or ANY_ACTION)
        return super().get_base_queryset().filter(pk__in=allowed.values("pk"))


class ScopedObjectMixin:
    """One row; of another site's rows the answer is that there is no such row."""

    def dispatch(self, request, *args, **kwargs):
        actions = [self.permission_required] if self.permission_required else self.any_permission_required
        allowed = rows_user_may(request.user, self.model, actions or ANY_ACTION)
        if not allowed.filter(pk=unquote(str(kwargs["pk"]))).exists():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ScopedCreateMixin:
    """A new row goes to the site that ``?site=`` names, else to the request's site, else to the user's first."""

    def chosen_site(self):
        sites = sites_user_may(self.request.user, self.model, ["add"])
        wanted = self.request.GET.get("site", "")
        if wanted:
            site = sites.filter(pk=wanted).first() if wanted.isdigit() else None
        else:
            site = sites.filter(pk=site_of(self.request).pk).first() or sites.first()
        if site is None:
            raise PermissionDenied
        return site

    def get_initial_form_instance(self):
        instance = super().get_initial_form_instance() or self.model()
        if self.model.site_path == "site":
            instance.site = self.chosen_site()
        return instance


def scoped(view_class, mixin):
    """Return ``view_class`` with ``mixin`` before it."""
    return type(f"Scoped{view_class.__name__}", (mixin, view_class), {})


class SiteScopedViewSet(ModelViewSet):
    """A ``ModelViewSet`` for a SITE model, scoped in each of its views."""

    index_view_class = scoped(ModelViewSet.index_view_class, ScopedListMixin)
    add_view_class = scoped(ModelViewSet.add_view_class, ScopedCreateMixin)
    edit_view_class = scoped(ModelViewSet.edit_view_class, ScopedObjectMixin)
    delete_view_class = scoped(ModelViewSet.delete_view_class, ScopedObjectMixin)
    history_view_class = scoped(ModelViewSet.history_view_class, ScopedObjectMixin)
    usage_view_class = scoped(ModelViewSet.usage_view_class, ScopedObjectMixin)
    inspect_view_class = scoped(ModelViewSet.inspect_view_class, ScopedObjectMixin)
    copy_view_enabled = False
    add_to_admin_menu = False

    def get_form_class(self, for_update=False):
        form_class = super().get_form_class(for_update)
        if issubclass(form_class, SiteScopedForm):
            return form_class
        return type(f"Scoped{form_class.__name__}", (SiteScopedForm, form_class), {"Meta": form_class.Meta})

    def get_permissions_to_register(self):
        """Offer none for all sites: a group gets them for single ones, by ``registry.site_permissions``."""
        return super().get_permissions_to_register().none()
