"""What the planner says of the whole plan: the button, what stands in the way, what would fit, and a title. Pure."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from components import params
from components.sweeps.estimate import Estimate
from components.sweeps.values import SEARCH
from components.ui.plan_frame import name_text
from components.ui.plan_html import images_text, time_text
from components.ui.problems import verb_html
from components.ui.texts import Texts


def run_text(estimate: Estimate | None, texts: Texts) -> str:
    """Give the button's text."""
    if estimate is None:
        return texts("plan_run_none")
    if estimate.images:
        return texts("plan_run_one" if estimate.images == 1 else "plan_run", count=f"{estimate.images:,}")
    return texts("plan_run_known", count=f"{estimate.known:,}")


def said_html(
    estimate: Estimate | None,
    rows: Sequence[tuple[int, str]],
    texts: Texts,
    *,
    wrong: str = "",
    no_key: str = "",
    is_emulator: bool = False,
) -> str:
    """Say what matters most: what is wrong with the whole plan, that there is no key for a host, a day too short.

    `rows` are the place and the parameter of each axis that has values.
    """
    if wrong:
        return f'<p class="plan-bad">{html.escape(wrong)}</p>{_thin_html(estimate, rows, texts)}'
    if no_key:
        verb = f'<p class="verbs">{verb_html("open_connect", texts)}</p>'
        return f'<p class="plan-warm">{texts.html("plan_no_key", host=no_key)}</p>{verb}'
    if estimate is not None and estimate.today < estimate.images:
        return f'<p class="plan-warm">{_days_html(estimate, texts)}</p>{_thin_html(estimate, rows, texts)}'
    is_known = estimate is not None and estimate.unique > 0 and not estimate.images
    key = "plan_all_known" if is_known else "plan_quiet_emulator" if is_emulator else "plan_quiet"
    return f"<p>{texts.html(key)}</p>"


def spoken_text(estimate: Estimate | None, wrong: str, texts: Texts) -> str:
    """Sum up the plan in one sentence, for those who hear the page; `wrong` is what does not fit."""
    if estimate is None:
        return wrong or texts("plan_spoken_wrong")
    images = images_text(estimate.images, texts)
    cells = f"{estimate.cells:,}"
    if not estimate.images or estimate.minutes is None:
        return texts("plan_spoken_untimed", images=images, cells=cells)
    return texts("plan_spoken", images=images, cells=cells, time=time_text(estimate.minutes, texts))


def title_text(axes: Sequence[Any], texts: Texts) -> str:
    """Make a title of the axes, such as Guidance scale 3–11 × Inference steps."""
    return " × ".join(_axis_title(axis, texts) for axis in axes)


def _axis_title(axis: Any, texts: Texts) -> str:
    name = name_text(axis.name, texts)
    if axis.name == SEARCH and axis.labels:
        return f"{name} {_short(axis.labels[0])}"
    is_number = axis.name in params.BY_NAME and params.BY_NAME[axis.name].kind in ("integer", "decimal")
    if not is_number or len(axis.labels) < 2:
        return name
    ends = sorted(axis.values)
    first, last = (axis.labels[axis.values.index(end)] for end in (ends[0], ends[-1]))
    return f"{name} {first}–{last}"


def _short(text: str, chars: int = 24) -> str:
    text = " ".join(text.split())
    return text if len(text) <= chars else f"{text[:chars].rstrip()}…"


def _days_html(estimate: Estimate, texts: Texts) -> str:
    if not estimate.today:
        return texts.html("plan_day_used")
    days = estimate.days - 1
    rest = f"{estimate.images - estimate.today:,}"
    key = "plan_over_day" if days == 1 else "plan_over_days"
    return texts.html(key, today=f"{estimate.today:,}", rest=rest, days=f"{days:,}")


def _thin_html(estimate: Estimate | None, rows: Sequence[tuple[int, str]], texts: Texts) -> str:
    thin = estimate.thin if estimate is not None else None
    if thin is None:
        return ""
    row, name = rows[thin.axis]
    key = {0: "plan_thin_fewer", 2: "plan_thin_second"}.get(thin.every, "plan_thin_every")
    numbers = {"before": f"{thin.before:,}", "after": f"{thin.after:,}", "every": thin.every}
    text = texts.html(key, name=name_text(name, texts), **numbers)
    days = "" if thin.has_room else " " + texts.html("plan_thin_days", days=thin.days)
    data = f'data-plan="thin" data-axis="{row}" data-text="{html.escape(thin.text)}"'
    return f'<p class="verbs"><button type="button" class="verb" {data}>{text}{days}</button></p>'
