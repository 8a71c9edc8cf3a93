"""What the administrator fills in: accounts, agencies, localities."""

from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Max, QuerySet

from agencies.models import ROLES_WITH_AGENCY, Agency, AgencyGroup, Locality, Register, Role, User

ROLES_GIVEN = [(role.value, role.label) for role in Role if role is not Role.OPERATOR]
DEPARTMENT_ROLES = (Role.SPECIALIST, Role.LEADER)
KINDS = [
    ("department", "Sở, ban, ngành"),
    ("police", "Công an"),
    ("judiciary", "Tòa án, viện kiểm sát"),
    ("media", "Báo chí, truyền thông"),
    ("mass_organisation", "Mặt trận, đoàn thể"),
    ("district", "Cấp huyện"),
    ("commune", "Cấp xã"),
]
plain_code = RegexValidator(r"\A[A-Za-z0-9][A-Za-z0-9.-]*\Z", "Mã chỉ gồm chữ không dấu, chữ số, dấu - và dấu chấm.")


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes no parameter while the portal runs
    """An account, without its password: the portal makes that one up when the account is opened."""

    editor: ClassVar[User | None] = None
    role = forms.ChoiceField(label="Vai trò", choices=[("", "---------"), *ROLES_GIVEN])

    class Meta:
        model = User
        fields: ClassVar = ["username", "full_name", "email", "role", "agency", "is_active"]
        help_texts: ClassVar = {
            "username": "Chữ không dấu, chữ số và . _ - @ +; không phân biệt chữ hoa, chữ thường.",
            "email": "Không bắt buộc.",
            "agency": "Đầu mối, chuyên viên, lãnh đạo phải thuộc một đơn vị; các vai trò khác để trống.",
            "is_active": "Bỏ chọn để ngừng tài khoản. Tài khoản không bị xóa vì số liệu còn ghi tên người nhập.",
        }

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"].lower()
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(username__iexact=name).exists():
            raise forms.ValidationError("Tên đăng nhập này đã có người dùng.")
        return name

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if problem := _about_agency(given.get("role", ""), given.get("agency")):
            self.add_error("agency", problem)
        self._keep_own_way_in(given)
        return given

    def _keep_own_way_in(self, given: dict[str, Any]) -> None:
        """An administrator cannot lock themselves out, so there is always one."""
        if self.editor is None or self.instance.pk != self.editor.pk:
            return
        if not given.get("is_active", True):
            self.add_error("is_active", "Anh/chị không thể ngừng tài khoản của chính mình.")
        if given.get("role", Role.ADMINISTRATOR) != Role.ADMINISTRATOR:
            self.add_error("role", "Anh/chị không thể bỏ vai trò quản trị của chính mình.")


def _about_agency(role: str, agency: Agency | None) -> str:
    if not role:
        return ""
    if role not in ROLES_WITH_AGENCY:
        return "Lãnh đạo tỉnh và quản trị không gắn với đơn vị nào: hãy để trống." if agency else ""
    if agency is None:
        return "Đầu mối, chuyên viên và lãnh đạo phải thuộc một đơn vị: hãy chọn đơn vị."
    if role in DEPARTMENT_ROLES and not agency.consolidates:
        return "Chuyên viên và lãnh đạo phải thuộc đơn vị tổng hợp báo cáo của kế hoạch."
    return ""


class _OfOneRegister(forms.ModelForm):  # type: ignore[type-arg]
    """A row of one register, whose other rows it points to are of the same one."""

    same_register: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        register: Register | None = given.get("register") or getattr(self.instance, "register", None)
        for name in self.same_register:
            chosen = given.get(name)
            if chosen and register and chosen.register_id != register.pk:
                self.add_error(name, "Mục này thuộc danh bạ của kế hoạch khác: hãy chọn trong cùng danh bạ.")
        return given


class AgencyForm(_OfOneRegister):
    """An agency. What a plan computes with (code, kind, who consolidates) stays as it is once it is made."""

    same_register = ("group", "locality")
    code = forms.CharField(label="Mã", max_length=20, validators=[plain_code])
    kind = forms.ChoiceField(label="Loại", choices=KINDS)

    class Meta:
        model = Agency
        fields: ClassVar = [
            *("register", "code", "kind", "name", "symbol", "group", "duty", "locality", "active"),
            *("office_email", "office_telephone", "head_title", "head_email"),
        ]
        help_texts: ClassVar = {
            "symbol": "Dùng trong số văn bản, ví dụ SLĐTBXH trong 05/BC-SLĐTBXH.",
            "duty": "Đơn vị được đề nghị thì lời đôn đốc dùng “trân trọng đề nghị”.",
            "active": "Bỏ chọn khi đơn vị không còn báo cáo từ kỳ tới. Báo cáo các kỳ trước giữ nguyên.",
            "office_email": "Nhận thư nhắc khi đầu mối chưa có địa chỉ thư.",
            "head_title": "Ví dụ Giám đốc, Chủ tịch. Không ghi tên người.",
            "head_email": "Nhận thư đôn đốc từ ngày thứ ba sau hạn nộp. Để trống thì gửi địa chỉ của cơ quan.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("kind", None)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.instance.pk is None and given.get("register"):
            self.instance.province_code = _province_code(given["register"])
            self.instance.position = _next_position(Agency.objects.filter(register=given["register"]))
        return given


class LocalityForm(_OfOneRegister):
    """A province, district or commune, and the days between which it exists."""

    same_register = ("parent",)
    code = forms.CharField(label="Mã", max_length=20, validators=[plain_code])

    class Meta:
        model = Locality
        fields: ClassVar = ["register", "code", "name", "type", "parent", "valid_from", "valid_to"]
        help_texts: ClassVar = {
            "valid_from": "Ngày/tháng/năm; để trống nếu có từ trước.",
            "valid_to": "Ngày cuối cùng còn hiệu lực; để trống nếu đang còn.",
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        parent: Locality | None = given.get("parent")
        while parent and self.instance.pk:
            if parent.pk == self.instance.pk:
                self.add_error("parent", "Địa bàn không thể nằm trong chính nó.")
                break
            parent = parent.parent
        if self.instance.pk is None and given.get("register"):
            self.instance.position = _next_position(Locality.objects.filter(register=given["register"]))
        return given


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = AgencyGroup
        fields: ClassVar = ["register", "number", "heading"]


def _province_code(register: Register) -> str:
    top = Locality.objects.filter(register=register, parent=None).order_by("position").first()
    return top.code if top else ""


def _next_position(rows: QuerySet[Any]) -> int:
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1
