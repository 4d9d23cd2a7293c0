from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ..api.problems import problem_response


@csrf_exempt
def api_address_unknown(request):
    """Answer an address below ``/api/v1/`` that no operation has, in the API's own form."""
    return problem_response(404, "not_found", _("There is nothing at this address."))
