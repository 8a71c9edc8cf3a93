"""The administrator's pages: Django's admin behind the portal's own sign-in, and nothing in it but what is listed."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.admin import ModelAdmin, ShowFacets
from django.contrib.admin.sites import AdminSite
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver

from agencies.access import is_administrator
from agencies.changes import history_of

# Sign-in, sign-out and passwords are the portal's: there failures are counted and the second factor is asked for.
NOT_HERE = {"login", "logout", "password_change", "password_change_done", "autocomplete", "view_on_site"}


class PortalAdminSite(AdminSite):
    """For the administrator only; 403 for others who have signed in."""

    site_title = "Quản trị"
    site_header = "Quản trị cổng báo cáo"
    index_title = "Tài khoản, đơn vị và địa bàn"
    site_url = "/"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated and request.user.is_active and is_administrator(request.user)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The tables in the order they are registered in: by how often they are needed."""
        apps: list[Any] = super().get_app_list(request, app_label)
        order = list(self._registry)
        for app in apps:
            app["models"].sort(key=lambda table: order.index(table["model"]))
        return apps

    def admin_view(self, view: Callable[..., HttpResponseBase], cacheable: bool = False) -> Any:
        guarded = super().admin_view(view, cacheable)

        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return answer

    def get_urls(self) -> list[URLPattern | URLResolver]:
        kept = [pattern for pattern in super().get_urls() if getattr(pattern, "name", None) not in NOT_HERE]
        _say_who_may_open(kept)
        return kept


def _say_who_may_open(patterns: Sequence[URLPattern | URLResolver]) -> None:
    """As `hauggiang_pcmd.lib.http.requires` does; and whoever has not signed in does so where everyone does."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            _say_who_may_open(pattern.url_patterns)
            continue
        view: Any = pattern.callback
        view.requires = is_administrator
        view.__dict__.pop("login_url", None)


class RecordAdmin(ModelAdmin):  # type: ignore[type-arg]  # ModelAdmin takes no parameter while the portal runs
    """A table that the administrator adds to and mends; nothing is deleted, every change is kept with who and when."""

    actions_on_bottom = False
    list_per_page = 100
    show_facets = ShowFacets.NEVER
    object_history_template = "admin/record_history.html"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        """A plain list to choose from, without buttons that open other windows."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One button: save."""
        only_save = {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, {**only_save, **(extra_context or {})})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        entries = history_of(record) if record else []
        told = {"entries": entries, "title": f"Lịch sử thay đổi: {record}", **(extra_context or {})}
        return super().history_view(request, object_id, told)


site = PortalAdminSite(name="admin")
