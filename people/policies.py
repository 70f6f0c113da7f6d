"""Who may do what in the admin, where it is not the usual four permissions."""

from wagtail.permission_policies import ModelPermissionPolicy


class ReadingPolicy(ModelPermissionPolicy):
    """Rows that the program writes: whoever may view them reads, nobody types them, not even an administrator."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        return super().users_with_any_permission(set(actions) & {"view"})
