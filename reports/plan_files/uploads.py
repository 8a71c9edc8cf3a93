"""Plan files that come by the browser: checked first, loaded when the administrator has seen what would change."""

import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import PlanUpload
from reports.plan_files.loading import Report, load_plan


def keep(plan: tuple[str, bytes], localities: tuple[str, bytes], *, by: User) -> PlanUpload:
    """Keep a plan file and its localities, each by name and content, once they pass every check; Refused else."""
    upload = PlanUpload(
        plan_name=Path(plan[0]).name,
        plan_file=plan[1],
        localities_name=Path(localities[0]).name,
        localities_file=localities[1],
        uploaded_by=by,
    )
    if upload.plan_name == upload.localities_name:
        raise Refused("Hai tệp trùng tên: cần một tệp kế hoạch (YAML) và một tệp địa bàn (CSV).")
    check(upload)
    upload.save()
    return upload


def check(upload: PlanUpload) -> Report:
    """What loading would change, without changing it; Refused with every problem."""
    return _load(upload, check=True, by=upload.uploaded_by)


@transaction.atomic
def load(upload: PlanUpload, *, by: User) -> list[str]:
    """Load the files, once; returns what was done, in sentences. Refused where they were loaded already."""
    upload = PlanUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if upload.loaded_at is not None:
        raise Refused(f"Tệp {upload.plan_name} đã được nạp.")
    upload.outcome = _load(upload, check=False, by=by).lines()
    upload.loaded_by, upload.loaded_at = by, timezone.now()
    upload.save(update_fields=["outcome", "loaded_by", "loaded_at"])
    return list(upload.outcome)


def _load(upload: PlanUpload, *, check: bool, by: User) -> Report:
    """The plan file names its localities by file: both lie side by side under their own names while they are read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / upload.plan_name
        path.write_bytes(bytes(upload.plan_file))
        (Path(folder) / upload.localities_name).write_bytes(bytes(upload.localities_file))
        return load_plan(path, check=check, by=by)
