"""The letters of an account: confirming an address, signing in, choosing a password, what was changed."""

from django.utils.translation import gettext_lazy as _

from people.letters import Letter, Placeholder

EMAIL = Placeholder(_("the address it is about"), "amina@university.example")

CONFIRM = Letter(
    "account.email_confirmation",
    title=_("Confirm an address"),
    when=_("when somebody adds an address to an account, or signs in before confirming one"),
    action=_("Confirm my address"),
    own={"email": EMAIL},
    secret=True,
)
WELCOME = Letter(
    "account.email_confirmation_signup",
    title=_("Welcome"),
    when=_("when somebody registers"),
    action=_("Confirm my address"),
    own={"email": EMAIL},
    secret=True,
)
CODE = Letter(
    "account.login_code",
    title=_("A code to sign in"),
    when=_("when somebody asks for a code to sign in"),
    action="",
    own={"code": Placeholder(_("the code"), "K3Q7-M2PD", required=True)},
    secret=True,
)
RESET = Letter(
    "account.password_reset",
    title=_("A new password"),
    when=_("when somebody asks to choose a new password"),
    action=_("Choose a new password"),
    own={"email": EMAIL},
    secret=True,
)
NOBODY = Letter(
    "account.unknown_account",
    title=_("No account with this address"),
    when=_("when somebody asks to sign in, or for a new password, with an address that no account has"),
    action=_("Register with this address"),
    own={"email": EMAIL},
    secret=True,
)
KNOWN = Letter(
    "account.account_already_exists",
    title=_("Registered already"),
    when=_("when somebody registers with an address that has an account"),
    action=_("Choose a new password"),
    own={"email": EMAIL},
    secret=True,
)
CHANGED = Letter(
    "account.changed",
    title=_("An account was changed"),
    when=_("when a password, an address or a way of signing in was changed"),
    action=_("Look at how you sign in"),
    own={"change": Placeholder(_("what was changed"), _("A passkey was added to your account."), required=True)},
)
ERASED = Letter(
    "account.erased",
    title=_("Farewell"),
    when=_("when somebody has had themselves erased"),
    action="",
)
LETTERS = (WELCOME, CONFIRM, CODE, RESET, NOBODY, KNOWN, CHANGED, ERASED)
