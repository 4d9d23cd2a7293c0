from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from refsite.demo import load


class Command(BaseCommand):
    help = "Load the demo: pages, an office, people and three consultations. What is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="port under which the site is reached")
        parser.add_argument("--only-address", action="store_true", help="change nothing but the site's address")

    def handle(self, *args, port, only_address, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo has accounts with passwords that everybody knows; it is not for the public.")
        if only_address:
            for site in Site.objects.filter(is_default_site=True).exclude(port=port):
                site.port = port
                site.save()
            return
        load(port, progress=lambda line: self.stdout.write(f"  {line}"))
