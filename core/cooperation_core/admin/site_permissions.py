"""The panel of a group's page that gives permissions for single sites; global ones are for operators."""

from django import forms
from django.contrib.auth.models import Permission
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupSitePermission, Site

from ..registry import site_permissions


class PermissionChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, permission):
        return str(site_permissions.get(f"{permission.content_type.app_label}.{permission.codename}"))


def offered_permissions():
    """Return the permissions that plugins have registered, as a queryset in no particular order."""
    known = [key.split(".", 1) for key, _label in site_permissions.items()]
    found = Permission.objects.none()
    for app_label, codename in known:
        found |= Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    return found.select_related("content_type")


class SitePermissionsForm(forms.Form):
    """One list of permissions for each site that the group has to do with, and one for a further site."""

    new_site = forms.ModelChoiceField(Site.objects.all(), required=False, label=_("A further site"))

    def __init__(self, *args, instance, **kwargs):
        kwargs.setdefault("prefix", "cooperation_site_permissions")
        super().__init__(*args, **kwargs)
        self.group = instance
        offered = offered_permissions()
        given = {}
        if instance is not None and instance.pk:
            rows = GroupSitePermission.objects.filter(group=instance, permission__in=offered.values("pk"))
            for row in rows:
                given.setdefault(row.site_id, []).append(row.permission_id)
        self.sites = list(Site.objects.filter(pk__in=given))
        for site in self.sites:
            self.fields[f"site_{site.pk}"] = self._choices(offered, str(site), initial=given[site.pk])
        self.fields["new_site"].queryset = Site.objects.exclude(pk__in=given)
        self.fields["new_permissions"] = self._choices(offered, _("What the group may do there"))
        self.order_fields([*(f"site_{site.pk}" for site in self.sites), "new_site", "new_permissions"])

    def _choices(self, offered, label, **kwargs):
        return PermissionChoices(offered, label=label, required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def as_admin_panel(self):
        return render_to_string("cooperation_core/admin/site_permissions.html", {"form": self})

    def save(self):
        for site in self.sites:
            self._give(site, self.cleaned_data[f"site_{site.pk}"])
        if self.cleaned_data["new_site"]:
            self._give(self.cleaned_data["new_site"], self.cleaned_data["new_permissions"])

    def _give(self, site, permissions):
        wanted = {permission.pk for permission in permissions}
        rows = GroupSitePermission.objects.filter(group=self.group, site=site)
        rows.filter(permission__in=offered_permissions().values("pk")).exclude(permission_id__in=wanted).delete()
        have = set(rows.values_list("permission_id", flat=True))
        for pk in wanted - have:
            GroupSitePermission.objects.create(group=self.group, site=site, permission_id=pk)
