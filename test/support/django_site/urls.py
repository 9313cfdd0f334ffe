"""URLs of the site: a home page that shows the messages, the app, and the admin."""

from django.contrib import admin
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.urls import include, path


def home(request):
    return HttpResponse("\n".join(str(message) for message in get_messages(request)))


urlpatterns = [
    path("", home),
    path("flat/", include("flat_api.contrib.django.urls")),
    path("admin/", admin.site.urls),
]
