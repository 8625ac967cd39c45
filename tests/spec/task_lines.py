"""What the pages on tables and tasks show of a record, and the documents around their inputs.

FRAMES holds a function example -> document, KINDS a function record -> lines, both by the kind of the example.
"""
import re

from spec.frames import plan
from support import sections_of

HEADER = "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành"
TASK = "Tập huấn kỹ thuật hái chè cho nông dân"
APPENDIX = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 58/KH-UBND ngày 12/3/2025 của UBND tỉnh)\n\n"


def lines_of(example):
    return [line for line in example.input.split("\n") if line.strip()]


def appendix(table):
    return plan(appendix=APPENDIX + table + "\n")


def rows_of(lead, deadline):
    """A plan with one row a line: each a function line -> cell. The line "(empty)" is an empty cell."""
    def frame(example):
        lines = ["" if line == "(empty)" else line for line in lines_of(example)]
        rows = [f"{number}\t{TASK}\t{lead(line)}\t{deadline(line)}" for number, line in enumerate(lines, 1)]
        return appendix("\n".join([HEADER, *rows]))
    return frame


def header_frame(example):
    """One line is a header, to which a row is added; more lines are all of the appendix below its head. `body`: of the section."""
    text = example.input
    if len(lines_of(example)) == 1:
        text += "\t".join(["1", *["Theo hướng dẫn của tỉnh"] * text.count("\t")]) + "\n"
    return plan(body=text) if "body" in example.options else appendix(text)


def items_frame(example):
    """Each line is the duty of one agency in the body."""
    return plan(body="\n\n".join(f"{number}. Sở Nội vụ: {line}" for number, line in enumerate(lines_of(example), 1)) + "\n")


def whole_frame(example):
    """The body, and the table of the appendix behind a line of "=" where there is one."""
    body, _, table = example.input.partition("\n====\n")
    return plan(body=body + "\n", appendix=APPENDIX + table + "\n" if table else "")


def tables_of(record):
    return [table for one in record["appendices"] for table in one["tables"]]


def task_rows(record):
    return [row for table in tables_of(record) for row in table["rows"] if row["kind"] == "task"]


def rule(recurrence):
    """An RRULE with FREQ first, then by name, without INTERVAL=1: their order means nothing."""
    parts = sorted(part for part in recurrence.split(";") if part != "INTERVAL=1")
    return ";".join(sorted(parts, key=lambda part: not part.startswith("FREQ=")))


def deadline(due):
    """during 2024-10-01..2024-12-31, by ..2025-06-30, on 2025-09-02, recurring FREQ=YEARLY, ongoing, "-" for none."""
    if not due:
        return "-"
    bounds = due["from"] if due["from"] == due["to"] else f"{due['from'] or ''}..{due['to'] or ''}"
    return " ".join(word for word in (due["kind"], bounds, due["recurrence"] and rule(due["recurrence"])) if word)


def overlaps(one, other):
    return one and other and one[0] < other[1] and other[0] < one[1]


def notes_on(record, thing):
    """The diagnostics on the dates of a row or a task."""
    for one in record["diagnostics"]:
        if overlaps(one["span"], thing["span"]) and one["code"] != "row-joined":
            if "year" in one["code"]:
                yield "(year of the plan)"
            elif one["code"].startswith("date-"):
                yield f"! {one['code']}"


def deadline_lines(record, things):
    lines = []
    for thing in things:
        lines.append(" ".join([deadline(thing["due"]), *sorted(set(notes_on(record, thing)))]))
        every = thing.get("due_all") or []
        lines += [f"+ {deadline(due)}" for due in every if len(every) > 1]
        cell = (thing.get("cells") or {}).get("deadline") or record["text"][slice(*thing["span"])]
        if thing["due"] and " ".join(thing["due"]["text"].split()) not in " ".join(cell.split()):
            lines.append(f"text from elsewhere: {thing['due']['text']}")
    return lines


def deadlines(record):
    """One line a row: its deadline, then all of them where there are several."""
    return deadline_lines(record, task_rows(record))


def duty_deadlines(record):
    """The same of the tasks in the body."""
    return deadline_lines(record, [one for one in record["assignments"] if one["role"] != "support"])


def agency(one):
    """Sở KH&CN = Sở Khoa học và Công nghệ; (group); "= ?" where the body is not known."""
    group = " (group)" if one["group"] else ""
    body = "" if one["group"] or one["body"] == one["name"] else f" = {one['body'] or '?'}"
    condition = f" | {one['condition']}" if one["condition"] else ""
    return one["name"] + group + body + condition


def agencies(record):
    return [agency(one) for row in task_rows(record) for one in row["lead"]]


def agency_names(record):
    return [one["name"] + (" (group)" if one["group"] else "") for row in task_rows(record) for one in row["lead"]]


def successors(record):
    """Sở KH&ĐT until 2025-02-28 -> Sở Tài chính: the last day of a body that has ended, and who took over most of its work."""
    for one in (one for row in task_rows(record) for one in row["lead"]):
        yield one["name"] + (f" until {one['until']} -> {one['successors'][0]}" if one.get("successors") else " goes on")


def columns(record):
    return [f"{column['key']} | {column['header']}" for table in tables_of(record) for column in table["columns"]]


def column_keys(record):
    return [" ".join(column["key"] for column in table["columns"]) for table in tables_of(record)]


def cells(record):
    return [f"{key} = {text or '-'}" for row in task_rows(record) for key, text in row["cells"].items()]


def row_line(row):
    """task 1 in A/I: what | who."""
    what, who = (row["cells"].get(key) for key in ("task", "lead"))
    group = f" in {row['group']}" if row["group"] else ""
    return f"{row['kind']} {row['ordinal'] or '-'}{group}: {what or '-'}" + (f" | {who}" if who else "")


def rows(record):
    """The rows, "--" in front of each further table; then the codes of what was decided about them."""
    lines = []
    for table in [table for section in sections_of(record["sections"]) for table in section["tables"]] + tables_of(record):
        lines += [*(["--"] if lines else []), *map(row_line, table["rows"])]
    return lines + [f"! {one['code']}" for one in record["diagnostics"] if one["code"].startswith(("row-", "table-"))]


def deed(one):
    """The task without the agency in front of it: whether that belongs to the task is a matter of taste."""
    task = " ".join(one["task"].split())
    name = re.escape(one["agency"]["name"])
    return re.sub(rf"^(?:\w+\s+){{0,2}}{name}:?\s*", "", task).rstrip(" .;,")


def assignments(record):
    return [f"{one['role']} {one['agency']['name']}{' (group)' if one['agency']['group'] else ''}: {deed(one)}" for one in record["assignments"]]


def assignment_places(record):
    return [f"{one['role']} {one['agency']['name']} in {'/'.join(one['in'].split('/')[:3])}" for one in record["assignments"]]


def links(record):
    """The tasks that say the same: the place of the one in the body = the place of the row."""
    places = {one["id"]: one["in"].rpartition("/")[0] if "/row:" in one["in"] else one["in"] for one in record["assignments"]}
    pairs = {tuple(sorted((places[one["id"]], places[one["same_as"]]), reverse=True)) for one in record["assignments"] if one["same_as"]}
    return [f"{body} = {row}" for body, row in sorted(pairs)]


def number(value):
    return "-" if value is None else f"{value:.10g}"


def figure(one):
    """>= 30 %, range 2..3 sản phẩm, increase 0.27 -> 0.5 %, with "by 2030"."""
    value = number(one["value"])
    if one["baseline"] is not None:
        value = f"{number(one['baseline'])} -> {value}"
    if one["value_to"] is not None:
        value += f"..{number(one['value_to'])}"
    words = [one["comparator"], value, one["unit"] or "", f"by {one['by']}" if one["by"] else ""]
    return " ".join(word for word in words if word)


def figures(record):
    return [figure(one) for one in record["targets"]]


def targets(record):
    return [f"{one['measure'] or '-'} | {figure(one)}" for one in record["targets"]]


def target_places(record):
    return [f"{figure(one)} in {one['in']}" for one in record["targets"]]


KINDS = {
    "deadlines": deadlines, "table-deadlines": deadlines, "duty-deadlines": duty_deadlines,
    "agencies": agencies, "agency-names": agency_names, "successors": lambda record: list(successors(record)),
    "columns": columns, "column-keys": column_keys, "cells": cells, "rows": rows,
    "assignments": assignments, "assignment-places": assignment_places, "same-as": links,
    "figures": figures, "targets": targets, "target-places": target_places,
}

FRAMES = {
    "deadlines": rows_of(lambda line: "Sở Nội vụ", lambda line: line),
    "duty-deadlines": items_frame,
    "agencies": rows_of(lambda line: line, lambda line: "Năm 2025"),
    "agency-names": rows_of(lambda line: line, lambda line: "Năm 2025"),
    "successors": rows_of(lambda line: line, lambda line: "Năm 2025"),
    **{kind: header_frame for kind in ("columns", "column-keys", "cells", "rows", "table-deadlines")},
    **{kind: whole_frame for kind in ("assignments", "assignment-places", "same-as", "figures", "targets", "target-places")},
}
