"""The Leaflet that django-leaflet packages, as static files and nothing else; goes into INSTALLED_APPS."""
