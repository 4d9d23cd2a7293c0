"""Where rooms meet: a lower floor knows an upper one only by the name under which it registered something."""


class Registry:
    """Values under string keys, in order; an unknown key is nobody's and gives None."""

    def __init__(self, name):
        self.name = name
        self._entries = {}

    def register(self, key, value, *, order=100):
        """Keep ``value`` under ``key``; the same value again is fine, another one is a mistake of the programmer."""
        known = self._entries.get(key)
        if known is not None and known[1] != value:
            raise ValueError(f"{self.name}: “{key}” is registered already, with another value")
        self._entries[key] = (order, value)

    def get(self, key):
        entry = self._entries.get(key)
        return entry[1] if entry else None

    def items(self):
        """Return (key, value) pairs by order, then by key."""
        ordered = sorted(self._entries.items(), key=lambda entry: (entry[1][0], entry[0]))
        return [(key, value) for key, (_order, value) in ordered]

    def values(self):
        return [value for _key, value in self.items()]

    def __contains__(self, key):
        return key in self._entries


home_sections = Registry("home_sections")  # key → (template, callable(request, page) → context or None)
search_sources = Registry("search_sources")  # key → adapter of a plugin
dashboard_items = Registry("dashboard_items")  # key → callable(request) → list of DashboardItem; None: not concerned
mail_recipients = Registry("mail_recipients")  # kind → callable(reference) → (address, name) or None
mail_subjects = Registry("mail_subjects")  # kind → callable(reference) → context of the template
export_kinds = Registry("export_kinds")  # kind → ExportKind
erasure_steps = Registry("erasure_steps")  # key → callable(contact, *, at, actor, words): words too, or the person only
tick_jobs = Registry("tick_jobs")  # key → TickJob
deadlines = Registry("deadlines")  # key → callable(site, at) → later moments that change pages by themselves
page_guards = Registry("page_guards")  # key → callable(queryset of pages) → reasons why they may not be deleted
document_guards = Registry("document_guards")  # key → callable(document) → True where a public page shows it
site_addresses = Registry("site_addresses")  # "search" → callable(language) → address
site_permissions = Registry("site_permissions")  # "app.codename" → label; what a group may be given for one site
