"""What the administrator keeps: accounts, agencies, localities, groups. Figures and reports are not among them."""

from typing import Any

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib import admin, messages
from django.db.models import Exists, ForeignKey, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from agencies import accounts
from agencies.accounts import Handover
from agencies.admin_forms import KINDS, ROLES_GIVEN, AccountForm, AgencyForm, GroupForm, LocalityForm
from agencies.admin_site import RecordAdmin, site
from agencies.models import Agency, AgencyGroup, Locality, Role, User


def handover(request: HttpRequest, given: list[Handover]) -> HttpResponse:
    """The one page that shows passwords: it answers the request that made them, and is kept nowhere."""
    return TemplateResponse(
        request,
        "admin/handover.html",
        {**site.each_context(request), "title": "Mật khẩu cấp lần đầu", "given": given, "address": _address(request)},
    )


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")


class RoleFilter(admin.SimpleListFilter):
    """By the roles that are given to people: nobody signs in as the operator."""

    title = "vai trò"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return ROLES_GIVEN

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(role=self.value()) if self.value() else queryset


@admin.register(User, site=site)
class AccountAdmin(RecordAdmin):
    form = AccountForm
    list_display = ("username", "full_name", "role", "agency", "state", "password_state", "second_factor", "last_login")
    list_filter = (RoleFilter, "is_active", "password_is_temporary")
    list_select_related = ("agency",)
    search_fields = ("username", "full_name", "email", "agency__name", "agency__code")
    actions = ("give_new_passwords", "remove_second_factors", "let_in_again")
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        return User.objects.exclude(role=Role.OPERATOR).annotate(has_second_factor=Exists(factors))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type("AccountFormOfEditor", (form,), {"editor": request.user})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        asked = ["username", "full_name", "email", "role", "agency"]
        return [*asked, "is_active", *self.readonly_fields] if obj else asked

    def formfield_for_foreignkey(self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "agency":
            kwargs["queryset"] = Agency.objects.select_related("group").order_by(
                "register", "group__number", "position"
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: User, form: "ModelForm[User]", change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            request.handover = accounts.open_account(obj, by=_administrator(request))  # type: ignore[attr-defined]

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        return handover(request, [request.handover])  # type: ignore[attr-defined]

    @admin.display(description="Tình trạng", ordering="is_active")
    def state(self, user: User) -> str:
        return "Đang dùng" if user.is_active else "Đã ngừng"

    @admin.display(description="Mật khẩu", ordering="password_is_temporary")
    def password_state(self, user: User) -> str:
        return "Cấp tạm, chưa đổi" if user.password_is_temporary else "Tự đặt"

    @admin.display(description="Hai bước", ordering="has_second_factor")
    def second_factor(self, user: Any) -> str:
        return "Bật" if user.has_second_factor else "Không"

    @admin.action(description="Cấp mật khẩu mới")
    def give_new_passwords(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse:
        by = _administrator(request)
        return handover(request, [accounts.give_new_password(user, by=by) for user in queryset])

    @admin.action(description="Gỡ xác thực hai bước (mất điện thoại)")
    def remove_second_factors(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        by = _administrator(request)
        removed = sum(accounts.remove_second_factor(user, by=by) for user in queryset)
        messages.success(request, f"Đã gỡ xác thực hai bước của {removed} tài khoản.")

    @admin.action(description="Mở khóa đăng nhập (nhập sai nhiều lần)")
    def let_in_again(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        unlocked = sum(reset(username=user.username.casefold()) > 0 for user in queryset)
        messages.success(request, f"Đã mở khóa đăng nhập cho {unlocked} tài khoản.")


@admin.register(Agency, site=site)
class AgencyAdmin(RecordAdmin):
    form = AgencyForm
    list_display = ("code", "name", "symbol", "group_number", "duty", "locality", "state")
    list_display_links = ("code", "name")
    list_filter = ("register", "active", "duty")
    list_select_related = ("group", "locality")
    search_fields = ("code", "name", "symbol")
    actions = ("open_missing_accounts",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("register", "code", "kind_in_words", "part") if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        if obj is None:
            return list(AgencyForm.Meta.fields)
        fixed = self.get_readonly_fields(request, obj)
        return [*fixed, *(name for name in AgencyForm.Meta.fields if name not in {*fixed, "kind"})]

    @admin.display(description="Loại")
    def kind_in_words(self, agency: Agency) -> str:
        return dict(KINDS).get(agency.kind, agency.kind)

    @admin.display(description="Việc trong kế hoạch")
    def part(self, agency: Agency) -> str:
        return "Tổng hợp báo cáo" if agency.consolidates else "Báo cáo"

    @admin.display(description="Tình trạng", ordering="active")
    def state(self, agency: Agency) -> str:
        return "Đang báo cáo" if agency.active else "Đã ngừng"

    @admin.display(description="Nhóm", ordering="group__number")
    def group_number(self, agency: Agency) -> int:
        return agency.group.number

    @admin.action(description="Tạo tài khoản đầu mối còn thiếu")
    def open_missing_accounts(self, request: HttpRequest, queryset: QuerySet[Agency]) -> HttpResponse | None:
        given = accounts.open_missing_accounts(queryset.order_by("register", "position"), by=_administrator(request))
        if given:
            return handover(request, given)
        messages.info(request, "Các đơn vị đã chọn đều có tài khoản đầu mối.")
        return None


@admin.register(Locality, site=site)
class LocalityAdmin(RecordAdmin):
    form = LocalityForm
    list_display = ("code", "name", "type", "parent", "valid_from", "valid_to")
    list_display_links = ("code", "name")
    list_filter = ("register", "type")
    list_select_related = ("parent",)
    search_fields = ("code", "name")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("register", "code") if obj else ()


@admin.register(AgencyGroup, site=site)
class GroupAdmin(RecordAdmin):
    form = GroupForm
    list_display = ("number", "heading", "register")
    list_display_links = ("number", "heading")
    list_filter = ("register",)
    search_fields = ("heading",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("register", "number") if obj else ()


def _administrator(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 (the site lets nobody else in)
    return user
