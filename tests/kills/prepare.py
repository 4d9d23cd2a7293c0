"""Make an open consultation that takes anonymous remarks, and print its address in the API."""

import sys

import django

django.setup()

from cooperation_blocks.models import CooperationHomePage  # noqa: E402
from cooperation_consultations.factories import (  # noqa: E402
    ConsultationFactory,
    DraftVersionFactory,
    ProcedureFactory,
    ProvisionFactory,
)
from wagtail.models import Page, Site  # noqa: E402

Site.objects.all().delete()
home = Page.objects.get(depth=1).add_child(instance=CooperationHomePage(title="Współpraca", slug="wspolpraca"))
site = Site.objects.create(hostname="127.0.0.1", port=int(sys.argv[1]), root_page=home, is_default_site=True)
procedure = ProcedureFactory(site=site, anonymous_allowed=True)
consultation = ConsultationFactory(site=site, procedure=procedure)
ProvisionFactory(version=DraftVersionFactory(consultation=consultation), number="1")
print(f"/api/v1/consultations/{consultation.uuid}/remarks/")
