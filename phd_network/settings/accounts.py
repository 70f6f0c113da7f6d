"""How people register and sign in: by password, by a code in the mail, or by passkey."""

from phd_network.settings import environment as env

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

ACCOUNT_ADAPTER = "people.accounts.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "people.forms.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "people.account_forms.SignInForm",
    "request_login_code": "people.account_forms.SendCodeForm",
    "confirm_login_code": "people.account_forms.CodeForm",
    "signup": "people.account_forms.RegisterForm",
    "add_email": "people.account_forms.AddAddressForm",
    "reset_password": "people.account_forms.AskResetForm",
    "reset_password_from_key": "people.account_forms.ResetForm",
    "change_password": "people.account_forms.ChangePasswordForm",
    "set_password": "people.account_forms.SetPasswordForm",
    "reauthenticate": "people.account_forms.PasswordAgainForm",
}

# Letters leave through the outbox and may take minutes: a code of three minutes would often come too late.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_TIMEOUT = 20 * 60

MFA_ADAPTER = "people.second_step.Adapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Nobody signs in before their first address is confirmed, so a further one may wait for its letter.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "people.account_forms.SecondStepForm",
    "reauthenticate": "people.account_forms.CodeAgainForm",
    "activate_totp": "people.account_forms.AppForm",
    "add_webauthn": "people.account_forms.PasskeyForm",
    "edit_webauthn": "people.account_forms.PasskeyNameForm",
}
REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR")
"""Whether jurors, organisers and administrators need a passkey or an authenticator app."""

SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": env.services()}}
"""ORCID and an institution's sign-in, where they are configured. Both speak OpenID Connect: docs/decisions/0012."""
SOCIALACCOUNT_ADAPTER = "people.elsewhere.Adapter"
SOCIALACCOUNT_FORMS = {"signup": "people.account_forms.RegisterFromElsewhereForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
