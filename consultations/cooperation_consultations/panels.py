"""What the editor of a consultation's page may choose."""

from cooperation_core.page_forms import TenantPageForm
from cooperation_core.permissions import rows_user_may


class ConsultationPageForm(TenantPageForm):
    """Offers the consultations of the page's own site that the editor may prepare; the page's present one stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("consultation")
        if field is None:
            return
        consultations = field.queryset
        place = self.parent_page or self.instance.get_parent()
        site = place.get_site() if place else None
        offered = consultations.for_site(site)
        if self.for_user is not None:
            allowed = rows_user_may(self.for_user, consultations.model, ["change"])
            offered = offered.filter(pk__in=allowed.values("pk"))
        field.queryset = offered | consultations.filter(pk=self.instance.consultation_id)
