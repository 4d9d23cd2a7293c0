"""Who may fetch a document: stock Wagtail hands one of no published page to anybody who guesses a number."""

from django.dispatch import receiver
from django.http import Http404
from django.utils.http import content_disposition_header
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.signals import page_published

from ..files import DOWNLOAD_HEADERS
from ..registry import document_guards


def serve_document(document, request):
    """Let Wagtail's serve view go on, with headers of ours, or answer 404; its ``before_serve_document`` hook."""
    public = is_public(document)
    if not public and not may_see_in_admin(request.user, document):
        raise Http404
    request.cooperation_headers = {
        **DOWNLOAD_HEADERS,
        "Content-Disposition": content_disposition_header(True, document.filename),
        # A public one may be kept, but is asked for each time: what is taken down is gone at once.
        "Cache-Control": "no-cache" if public else "private, no-store",
    }


def may_see_in_admin(user, document):
    """Whether ``user`` works with the document's collection."""
    policy = policy_registry.get_by_type(type(document))
    return user.is_authenticated and policy.user_has_any_permission_for_instance(
        user, ["choose", "change", "delete"], document
    )


def is_public(document):
    """Whether a published page that anybody may see shows the document, or a plugin says that it is public."""
    references = ReferenceIndex.get_references_to(document).filter(base_content_type__model="page")
    pages = Page.objects.live().public().filter(pk__in=[reference.object_id for reference in references])
    return pages.exists() or any(guard(document) for guard in document_guards.values())


@receiver(page_published, dispatch_uid="cooperation_references")
def note_references(instance, **kwargs):
    """Write a page's references down with its publication; Wagtail's task would leave its links dead until it ran."""
    ReferenceIndex.create_or_update_for_object(instance)
