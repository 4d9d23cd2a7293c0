"""Loads the demo: the words are in ``site/demo/``, the verbs in the plugins; here they only meet."""


def load(port, progress=print):
    """Make everything that is not there yet.

    Args:
        port: The port under which the site is reached on this machine.
        progress: Called with a line for each step.
    """
    from . import accounts, content, files, office, pages

    words = content.read("site.json")
    pictures = files.Pictures()
    progress("pages in Polish, German and English")
    tree = pages.Tree(pictures)
    tree.load()
    site = office.load_site(tree.pages["home", "pl"], port)
    office.load_office(site, words["office"], tree.pages, pictures)
    office.load_procedures(site, words["procedures"])
    office.load_consent_texts(site, words["consents"])
    progress("people who may log in")
    homes = [tree.pages["home", language] for language in content.LANGUAGES]
    accounts.load_accounts(site, homes, words["staff"])
