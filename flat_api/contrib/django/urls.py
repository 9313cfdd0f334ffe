"""URLs of the app: ``path("flat/", include("flat_api.contrib.django.urls"))``."""

from __future__ import annotations

from django.urls import path

from flat_api.contrib.django import views

app_name = "flat_api"

urlpatterns = [
    path("login/", views.login, name="login"),
    path("callback/", views.callback, name="callback"),
    path("disconnect/", views.disconnect, name="disconnect"),
]
