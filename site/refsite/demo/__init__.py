"""Loads the demo: the words are in ``site/demo/``, the verbs in the plugins; here they only meet."""


def load(port, progress=print):
    """Make everything that is not there yet.

    Args:
        port: The port under which the site is reached on this machine.
        progress: Called with a line for each step.
    """
    from cooperation_core.models import OutgoingMail, WorkState
    from django.core.management import call_command

    from . import accounts, consultations, content, files, office, pages

    words = content.read("site.json")
    pictures = files.Pictures()
    progress("pages in Polish, German and English")
    tree = pages.Tree(pictures)
    tree.load()
    site = office.load_site(tree.pages["home", "pl"], port)
    office.load_office(site, words["office"], tree.pages, pictures)
    procedures = office.load_procedures(site, words["procedures"])
    texts = office.load_consent_texts(site, words["consents"])
    progress("people who may log in")
    homes = [tree.pages["home", language] for language in content.LANGUAGES]
    operator = accounts.load_accounts(site, homes, words["staff"])
    progress("register of local government")
    call_command("load_jst", verbosity=0)
    consultations.load_consultations(site, tree, procedures, texts, operator, progress)
    # The letters of the demo's past were read long ago; what happens from now on can be read in the outgoing mail.
    OutgoingMail.objects.filter(site=site, state=WorkState.WAITING).delete()
    call_command("wagtail_update_index", verbosity=0)
