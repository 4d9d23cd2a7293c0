from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command, which also reads the sentences of modules that know no Django: they mark them with ``N_``."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=N_"]
