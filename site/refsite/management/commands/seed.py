from cooperation_consultations.models import ConsultationPage
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from refsite.seed import seed_consultation


class Command(BaseCommand):
    help = "Make a consultation of any size for trials: seed --remarks 10000"

    def add_arguments(self, parser):
        parser.add_argument("--remarks", type=int, required=True, metavar="N")
        parser.add_argument("--units", type=int, default=40, metavar="N", help="units of the draft act (default 40)")
        parser.add_argument("--answered", type=int, default=0, metavar="N", help="remarks that have an answer")

    def handle(self, *, remarks, units, answered, verbosity, **options):
        if remarks < 0 or units < 2 or not 0 <= answered <= remarks:
            raise CommandError("It takes no fewer than 0 remarks, 2 units, and as many answers as remarks at most.")
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no site yet: run load_demo first.")
        consultation = seed_consultation(
            site, remarks=remarks, units=units, answered=answered, at=timezone.now(),
            progress=lambda done: self.stdout.write(f"  {done} remarks") if verbosity and not done % 5000 else None,
        )  # fmt: skip
        page = ConsultationPage.objects.filter(consultation=consultation).first()
        self.stdout.write(f"Consultation {consultation.pk}: {page.full_url if page else 'without a page'}")
