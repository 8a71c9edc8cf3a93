"""Plan 52 grown to any number of agencies: more districts of the same kind, each with communes of its own."""

from pathlib import Path
from typing import Any

import yaml

PLAN_52 = Path(__file__).parents[1] / "plans/data/ke-hoach-52.yaml"
COMMUNES_EACH = 9


def write_large_plan(folder: Path, agencies: int, *, code: str = "", extra_statistics: int = 0) -> Path:
    """A plan file with `agencies` agencies in `folder`, and its localities beside it; at least the 26 of Plan 52."""
    data: dict[str, Any] = yaml.safe_load(PLAN_52.read_text(encoding="utf-8"))
    data["plan"]["code"] = code or f"ke-hoach-{agencies}"
    districts = data["groups"][-1]["agencies"]
    lines = (PLAN_52.parent / "localities.csv").read_text(encoding="utf-8").splitlines()
    for number in range(agencies - 26):
        place = f"H{number:03d}"
        districts.append(dict(districts[-1], code=f"UB{place}", name=f"UBND huyện Thử {number}", locality=place))
        lines.append(f"{place},Huyện Thử {number},huyện,93,,")
        lines += [f"{place}{each},Xã Thử {number}.{each},xã,{place},," for each in range(COMMUNES_EACH)]
    for number in range(extra_statistics):
        data["statistics"].append(dict(data["statistics"][2], code=f"TKX{number}"))
    (folder / "localities.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / f"{data['plan']['code']}.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
