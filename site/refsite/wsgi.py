import os

from django.core.wsgi import get_wsgi_application

from .processes import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "refsite.settings.production")
if os.environ.get("COOPERATION_END_WITH_PARENT"):
    end_with_parent(os.getppid())  # a server's worker whose server was killed
application = get_wsgi_application()
