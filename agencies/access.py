"""Facts about a person: what their role lets them open. Which rows they see there, `QuerySet.visible_to` decides.

Every predicate takes a user who has signed in, and is meant for `@requires` and for showing or hiding a way in.
"""

from django.http import HttpRequest

from agencies.models import Role, User


class SignedInRequest(HttpRequest):
    """The request of a page that one must sign in for: for annotations, never made."""

    user: User


def is_signed_in(user: User) -> bool:
    """Whoever has an account in use: the pages about one's own account, and the plan."""
    return user.is_active


def is_focal_point(user: User) -> bool:
    """Enters and hands in the figures and words of one agency (đầu mối)."""
    return user.role == Role.FOCAL_POINT


def is_specialist(user: User) -> bool:
    """Opens periods, follows and mends returns in the consolidating department (chuyên viên)."""
    return user.role == Role.SPECIALIST


def is_leader(user: User) -> bool:
    """Accepts returns and issues reports for the consolidating department (lãnh đạo)."""
    return user.role == Role.LEADER


def is_department(user: User) -> bool:
    """One of the consolidating department: specialist or leader."""
    return is_specialist(user) or is_leader(user)


def is_viewer(user: User) -> bool:
    """A leader of the province: reads results, changes nothing."""
    return user.role == Role.VIEWER


def is_administrator(user: User) -> bool:
    """Keeps accounts, agencies and localities; reads no report."""
    return user.role == Role.ADMINISTRATOR


def enters_figures(user: User) -> bool:
    """Who may open an entry page: focal points, and specialists, who mend figures for an agency."""
    return is_focal_point(user) or is_specialist(user)


def reads_returns(user: User) -> bool:
    """Who may open a single agency's return: its focal point and the department. Viewers see results, not returns."""
    return is_focal_point(user) or is_department(user)


def reads_results(user: User) -> bool:
    """Who reads the results of the whole province: the department and the viewers."""
    return is_department(user) or is_viewer(user)


def reads_plan(user: User) -> bool:
    """Who reads the plan in its words: everyone, for the plan is a public document."""
    return is_signed_in(user)
