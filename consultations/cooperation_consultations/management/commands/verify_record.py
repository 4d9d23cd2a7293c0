"""Compute the chains of consultations again and say where the stored record does not agree with them."""

from django.core.management.base import BaseCommand, CommandError

from ...domain import chain
from ...models import Consultation


class Command(BaseCommand):
    help = "Verifies the chain of one consultation or of all; ends with an error where a record was changed."

    def add_arguments(self, parser):
        parser.add_argument("consultation", nargs="*", type=int, help="number of a consultation; default: all")

    def handle(self, *args, consultation, **options):
        chosen = Consultation.objects.filter(pk__in=consultation) if consultation else Consultation.objects.all()
        broken = 0
        for row in chosen.order_by("pk"):
            problems = chain.verify(row)
            broken += bool(problems)
            self.stdout.write(f"{row.pk}  {row}: {'changed' if problems else 'holds'}  {chain.head_of(row)}")
            for problem in problems:
                self.stdout.write(f"    event {problem.sequence}: {problem.code}")
        if broken:
            raise CommandError(f"{broken} of {chosen.count()} records were changed.")
