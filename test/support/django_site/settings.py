"""Settings of the site; the tests fill in databases and ``FLAT_API``."""

SECRET_KEY = "a key of the site for tests"
DEBUG = False
ALLOWED_HOSTS = ["testserver"]
USE_TZ = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
ROOT_URLCONF = "support.django_site.urls"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "flat_api.contrib.django",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
FLAT_API = {
    "CLIENT_ID": "app",
    "CLIENT_SECRET": "s3cret",
    "SCOPES": ["account.public_profile", "account.education_profile"],
    "TOKEN_KEYS": ["x2NDl_lJ1Oq5HW1u2p7C8cZ5mZ2vVQpJm1o7l5W5m1Y="],
    "LOCK_TIMEOUT": 0.5,
}
