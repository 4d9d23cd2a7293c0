from django.http import HttpResponse
from django.utils.cache import patch_cache_control

from .. import colours
from ..frame import office_of
from ..sites import site_of


def colours_stylesheet(request):
    """The office's own colours as a stylesheet: the strict policy allows no inline style."""
    office = office_of(site_of(request))
    values = colours.palette(office.brand_colour, office.accent_colour)
    body = ":root {\n" + "".join(f"  {name}: {value};\n" for name, value in values.items()) + "}\n"
    response = HttpResponse(body, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=31_536_000 if "v" in request.GET else 60)
    return response
