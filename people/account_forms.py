"""The forms of allauth's screens, in this house's words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from allauth.socialaccount import forms as socialaccount
from django import forms
from django.utils.translation import gettext_lazy as _

from people import staying

ADDRESS = _("E-mail address")
STAY = _("Stay signed in")
NEW_PASSWORD = {"password1": _("New password"), "password2": _("New password, once more")}


class OwnWords:
    """Gives the fields their labels and the words of help, and takes away placeholders, which repeat the label."""

    labels: dict[str, str] = {}
    helps: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)


class SignInForm(OwnWords, account.LoginForm):
    """Address and password. The same address serves the other ways to sign in."""

    labels = {"login": ADDRESS, "remember": STAY}

    def login(self, request, redirect_url=None):
        staying.choose(request)
        return super().login(request, redirect_url)


class SendCodeForm(OwnWords, account.RequestLoginCodeForm):
    """Where to send a code. Its one field has the name that the address has on the sign-in page, whose button posts
    here as well."""

    labels = {"email": ADDRESS}

    remember = forms.BooleanField(label=STAY, required=False)

    def add_prefix(self, field_name):
        return "login" if field_name == "email" else field_name


class CodeForm(OwnWords, account.ConfirmLoginCodeForm):
    """The code that came by mail."""

    labels = {"code": _("Code from the letter")}


class RegisterForm(OwnWords, account.SignupForm):
    """Names, address and password; the names come from people.forms.SignupForm."""

    labels = {"email": ADDRESS}


class RegisterFromElsewhereForm(OwnWords, socialaccount.SignupForm):
    """Names and address, as the account elsewhere tells them; there is no password to choose."""

    labels = {"email": ADDRESS}


class AddAddressForm(OwnWords, account.AddEmailForm):
    """One more address of the same person."""

    labels = {"email": ADDRESS}


class AskResetForm(OwnWords, account.ResetPasswordForm):
    """Whose password is forgotten."""

    labels = {"email": ADDRESS}


class ResetForm(OwnWords, account.ResetPasswordKeyForm):
    """A new password after a reset."""

    labels = NEW_PASSWORD


class ChangePasswordForm(OwnWords, account.ChangePasswordForm):
    """A new password beside the current one."""

    labels = NEW_PASSWORD | {"oldpassword": _("Current password")}


class SetPasswordForm(OwnWords, account.SetPasswordForm):
    """A first password."""

    labels = NEW_PASSWORD


class PasswordAgainForm(OwnWords, account.ReauthenticateForm):
    """The password once more, before something of weight."""


class SecondStepForm(OwnWords, second_step.AuthenticateForm):
    """The code of an app, or one of the recovery codes."""

    labels = {"code": _("Code from your authenticator app, or a recovery code")}


class CodeAgainForm(OwnWords, second_step.ReauthenticateForm):
    """The same, before something of weight."""

    labels = SecondStepForm.labels


class AppForm(OwnWords, totp.ActivateTOTPForm):
    """The first code of an authenticator app, which proves that it has the secret."""

    labels = {"code": _("Code that the app shows now")}


class PasskeyForm(OwnWords, passkeys.AddWebAuthnForm):
    """A new passkey. Every one here can sign in by itself, so the device has to have asked for finger, face or PIN."""

    labels = {"name": _("Name of this passkey")}
    helps = {"name": _("So that you know it again, like “Work laptop”.")}

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)


class PasskeyNameForm(OwnWords, passkeys.EditWebAuthnForm):
    """Another name for a passkey."""

    labels = {"name": PasskeyForm.labels["name"]}
