"""Who and where: the agencies and localities a plan names, and the people who act for them."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords


class Register(models.Model):
    """The list of localities and agencies that one plan was issued with.

    Two plans may give one code to different things (another province's `CAT`, a commune before and after a merger), so
    codes are unique within a register.
    """

    code = models.SlugField("mã danh bạ", max_length=100, unique=True)

    class Meta:
        verbose_name = "danh bạ của kế hoạch"
        verbose_name_plural = "danh bạ của các kế hoạch"
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


class LocalityQuerySet(models.QuerySet["Locality"]):
    def in_force(self, on: datetime.date) -> "LocalityQuerySet":
        """Localities that exist on the day; both days of their validity are included."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        )


class Locality(models.Model):
    """A province, district or commune. A commune is one with none below it, wherever it hangs."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="localities", verbose_name="danh bạ")
    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=200)
    type = models.CharField("loại", max_length=50)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="thuộc"
    )
    valid_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("có hiệu lực đến hết", null=True, blank=True)
    position = models.PositiveIntegerField("thứ tự", default=0)
    history = HistoricalRecords()

    objects = LocalityQuerySet.as_manager()

    class Meta:
        verbose_name = "địa bàn"
        verbose_name_plural = "địa bàn"
        ordering: ClassVar = ["register", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "code"],
                name="locality_code_unique",
                violation_error_message="Mã địa bàn này đã có trong danh bạ.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="locality_validity_in_order",
                violation_error_message="Ngày hết hiệu lực phải không trước ngày có hiệu lực.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyGroup(models.Model):
    """A numbered item of the plan's assignment section, e.g. 11. Đề nghị Ủy ban Mặt trận Tổ quốc …"""

    register = models.ForeignKey(Register, models.PROTECT, related_name="groups", verbose_name="danh bạ")
    number = models.PositiveSmallIntegerField("số thứ tự")
    heading = models.TextField("tên nhóm, nguyên văn")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "nhóm đơn vị"
        verbose_name_plural = "nhóm đơn vị"
        ordering: ClassVar = ["register", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "number"],
                name="agency_group_number_unique",
                violation_error_message="Số thứ tự nhóm này đã có trong danh bạ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.heading}"


class Duty(models.TextChoices):
    OBLIGED = "obliged", "được giao"
    REQUESTED = "requested", "được đề nghị"


class AgencyQuerySet(models.QuerySet["Agency"]):
    def active(self) -> "AgencyQuerySet":
        return self.filter(active=True)

    def acted_for_by(self, user: "User") -> "AgencyQuerySet":
        """The user's agency, also where another plan of the same province names it by the same code."""
        if user.agency is None:
            return self.none()
        return self.filter(code=user.agency.code, province_code=user.agency.province_code)

    def in_plan_order(self) -> "AgencyQuerySet":
        return self.order_by("group__number", "position")


class Agency(models.Model):
    """A body that the plan makes responsible and that reports."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="agencies", verbose_name="danh bạ")
    group = models.ForeignKey(AgencyGroup, models.PROTECT, related_name="agencies", verbose_name="nhóm")
    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=250)
    symbol = models.CharField("ký hiệu văn bản", max_length=30)
    kind = models.CharField("loại", max_length=30)
    duty = models.CharField("trách nhiệm", max_length=10, choices=Duty.choices, default=Duty.OBLIGED)
    consolidates = models.BooleanField("đơn vị tổng hợp", default=False)
    locality = models.ForeignKey(
        Locality, models.PROTECT, null=True, blank=True, related_name="agencies", verbose_name="địa bàn"
    )
    province_code = models.CharField("mã tỉnh", max_length=20)
    position = models.PositiveIntegerField("thứ tự", default=0)
    active = models.BooleanField("đang báo cáo", default=True)
    office_email = models.EmailField("thư điện tử của cơ quan", blank=True)
    office_telephone = models.CharField("điện thoại của cơ quan", max_length=50, blank=True)
    head_title = models.CharField("chức vụ người đứng đầu", max_length=100, blank=True)
    head_email = models.EmailField("thư điện tử của người đứng đầu", blank=True)
    history = HistoricalRecords()

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering: ClassVar = ["register", "group__number", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["register", "code"],
                name="agency_code_unique",
                violation_error_message="Mã đơn vị này đã có trong danh bạ.",
            ),
            models.CheckConstraint(condition=Q(duty__in=Duty.values), name="agency_duty_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    FOCAL_POINT = "focal_point", "Đầu mối đơn vị"
    SPECIALIST = "specialist", "Chuyên viên"
    LEADER = "leader", "Lãnh đạo đơn vị tổng hợp"
    VIEWER = "viewer", "Lãnh đạo tỉnh (chỉ xem)"
    ADMINISTRATOR = "administrator", "Quản trị"
    OPERATOR = "operator", "Vận hành (dòng lệnh)"


ROLES_WITH_AGENCY = (Role.FOCAL_POINT, Role.SPECIALIST, Role.LEADER)


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, role=Role.ADMINISTRATOR, **fields)

    def operator(self) -> "User":
        """The account in whose name commands act; nobody can sign in with it."""
        user = self.filter(role=Role.OPERATOR).first()
        return user or self.create_user("dong-lenh", None, full_name="Dòng lệnh", role=Role.OPERATOR, is_active=False)


class User(AbstractBaseUser):
    """A person with one role; focal points, specialists and leaders belong to an agency.

    The administrator is the only one to open Django's admin; there are no per-model permissions to grant.
    """

    username = models.CharField(
        "tên đăng nhập",
        max_length=150,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    full_name = models.CharField("họ và tên", max_length=150)
    email = models.EmailField("thư điện tử công vụ", blank=True)
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="people", verbose_name="đơn vị"
    )
    is_active = models.BooleanField("đang dùng", default=True)
    password_is_temporary = models.BooleanField("mật khẩu cấp tạm", default=False)
    date_joined = models.DateTimeField("ngày tạo", auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"])

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering: ClassVar = ["username"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_known"),
            models.CheckConstraint(
                condition=~Q(role__in=ROLES_WITH_AGENCY) | Q(agency__isnull=False),
                name="user_role_has_agency",
                violation_error_message="Đầu mối, chuyên viên và lãnh đạo phải thuộc một đơn vị.",
            ),
            models.CheckConstraint(
                condition=Q(role__in=ROLES_WITH_AGENCY) | Q(agency__isnull=True),
                name="user_role_without_agency",
                violation_error_message="Lãnh đạo tỉnh và quản trị không gắn với đơn vị nào.",
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique_in_any_case",
                violation_error_message="Tên đăng nhập này đã có người dùng.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_staff(self) -> bool:
        return self.is_active and self.role == Role.ADMINISTRATOR

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    def has_perm(self, perm: str, obj: object | None = None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff


class Demonstration(models.Model):
    """Its one row says that this database holds invented content, and which day the portal lives on."""

    day = models.DateField("ngày của bản trình diễn")
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản trình diễn"
        verbose_name_plural = "bản trình diễn"

    def __str__(self) -> str:
        return f"Trình diễn ngày {self.day}"
