"""Gives a recognised expression its TIMEX3 type and value, against a date and what went before.

Each form of phrase has one function here, and all of them are pure.

Source: TimeML 1.2.1, TIMEX3; the codes for parts of days and for seasons are those of TIDES 2005.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.lang.times import reckoning
from kg.lang.times.lexicon import duration_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.lang.times.reckoning import Span
    from kg.model import TimeType

Tense = Literal["past", "present", "future", "planned", "unknown"]
Slots = dict[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What decides the value of an expression besides its own words."""

    date: dt.date | None
    tense: Tense = "unknown"
    day: dt.date | None = None
    """Day last spoken of, for "am selben Tag", "am Abend"."""
    anchor: str | None = None
    """Value last spoken of, for "zwei Jahre später"; a day, month or year."""
    sentence_year: int | None = None
    """Year named earlier in the sentence: "2014 … im Juni"."""
    lead: str = ""
    """The word before the expression."""

    @property
    def ahead(self) -> bool:
        """Whether a day without a year or week is the next one rather than the last."""
        return self.tense in {"future", "present", "planned"}


@dataclass(frozen=True, slots=True)
class Value:
    """Type and value of an expression, and the days between which it lies."""

    type: TimeType
    value: str
    span: Span | None = None
    bare: bool = False
    """Whether the preposition does not belong to it: "in drei Jahren stieg die Zahl"."""


def normalise(form: str, slots: Slots, context: Context) -> Value | None:
    """Return type and value of an expression; ``None`` if there is no such day (31. Februar)."""
    return _FORMS[form](slots, context)


def _date(value: str | None, part: str | None = None, *, time: bool = False) -> Value | None:
    if value is None:
        return None
    span = reckoning.bounds(value)
    if span and part:
        span = reckoning.part(span, part)
    return Value("TIME" if time or "T" in value.split("_")[0] else "DATE", value, span)


def _year(slots: Slots, context: Context) -> int | None:
    """Return the year that the words name, if they do: "2021", "'89", "vergangenen Jahres"."""
    digits = re.sub(r"\D", "", slots.get("y", ""))
    if digits:
        return int(digits) if len(digits) == 4 else _century(int(digits), context)
    if "ys" in slots and context.date:
        return context.date.year + int(slots["ys"])
    return None


def _century(year: int, context: Context) -> int:
    now = context.date.year if context.date else 2030
    return 2000 + year if 2000 + year <= now + 15 else 1900 + year


def _day_value(
    year: int | None, month: int | None, day: int, context: Context, weekday: str = ""
) -> str | None:
    """Return the day, filling in year and month by the tense; ``None`` if there is no such day.

    Of the years in question those count in which it is that weekday, if there are any.
    """
    if not (1 <= day <= 31 and (month is None or 1 <= month <= 12)):
        return None
    if year is None and month is not None and context.sentence_year:
        year = context.sentence_year
    if year is None and context.date is None:
        return f"XXXX-{'XX' if month is None else f'{month:02}'}-{day:02}"
    if year is not None and month is not None:
        return f"{year:04}-{month:02}-{day:02}" if reckoning.valid(year, month, day) else None
    now = context.date
    if now is None or year is not None:
        return None
    if month is not None:
        days = [(now.year + n, month, day) for n in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    else:
        days = [(*divmod(now.year * 12 + now.month - 1 + n, 12), day) for n in range(-2, 3)]
        days = [(y, m + 1, d) for y, m, d in days]
    known = [dt.date(*d) for d in days if reckoning.valid(*d)]
    fitting = [d for d in known if str(d.isoweekday()) == weekday]
    if fitting:
        return min(fitting, key=lambda d: abs((d - now).days)).isoformat()
    return _chosen(known, now, context).isoformat()


def _ahead_of_day(context: Context) -> bool:
    return context.ahead or context.lead in {"ab", "für"}


def _chosen(days: list[dt.date], now: dt.date, context: Context) -> dt.date:
    """Return the next or the last of the days; the nearer where the clause does not tell which."""
    if context.tense == "planned":
        return min(days, key=lambda day: abs((day - now).days))
    return _nearest(days, now, ahead=_ahead_of_day(context))


def _nearest(days: list[dt.date], now: dt.date, *, ahead: bool) -> dt.date:
    if ahead:
        return min((d for d in days if d >= now), default=max(days))
    return max((d for d in days if d <= now), default=min(days))


def _part_of_day(slots: Slots) -> str:
    code = slots.get("t") or slots.get("w", "").partition(" ")[2]
    return code if not code or code.startswith("T") else f"T{code}"


def _iso(slots: Slots, _context: Context) -> Value | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d)?", slots["v"].replace("/", "-"))
    if not match or not reckoning.valid(*map(int, match.group(1, 2, 3))):
        return None
    return _date(match[0])


def _dmy(slots: Slots, context: Context) -> Value | None:
    numbers = [int(n) for n in re.findall(r"\d+", slots["v"])]
    year = None if len(numbers) < 3 else numbers[2]
    if year is not None and year < 100:
        year = _century(year, context)
    return _date(_day_value(year, numbers[1], numbers[0], context, slots.get("w", "")))


def _day(slots: Slots, context: Context) -> Value | None:
    month = int(slots["m"]) if "m" in slots else None
    year = _year(slots, context)
    if month is None and "s" in slots and context.date:
        moved = reckoning.add_months(context.date.replace(day=1), int(slots["s"]))
        year, month = (moved.year, moved.month) if moved else (None, None)
    value = _day_value(year, month, int(slots["d"]), context, slots.get("w", ""))
    tail = _part_of_day({"w": slots["t"]} if " " in slots.get("t", "") else slots)
    return _date(value + tail if value else None)


def _night(slots: Slots, context: Context) -> Value | None:
    """„Nacht zum Samstag“ is the night that begins on Friday."""
    form = "weekday" if "w" in slots else "today" if "v" in slots else "day"
    end = normalise(form, {k: v for k, v in slots.items() if k != "t"}, context)
    if end is None or end.span is None:
        return Value("TIME", "XXXX-XX-XXTNI" if "d" in slots else "XXXX-WXXTNI")
    try:
        return _date(f"{end.span[0] - dt.timedelta(days=1)}TNI")
    except OverflowError:
        return None


def _daytime_of(slots: Slots, context: Context) -> Value | None:
    rest = {k: v for k, v in slots.items() if k != "t"}
    found = normalise("weekday" if "w" in slots else "day", rest, context)
    return found and _date(found.value + _part_of_day(slots))


def _weekday(slots: Slots, context: Context) -> Value | None:
    number = int(slots["w"].partition(" ")[0])
    tail = _part_of_day(slots)
    now = context.date
    if slots.get("fixed") == "feast":
        return _date(_weekday_after(context.day or now, number, tail))
    if now is None:
        return _date(f"XXXX-WXX-{number}{tail}")
    step = slots.get("s")
    if step in {"-1", "-2"}:
        back = (now.isoweekday() - number - 1) % 7 + 1 + 7 * (step == "-2")
        return _date(f"{now - dt.timedelta(days=back)}{tail}")
    if step in {"1", "2"}:
        on = (number - now.isoweekday() - 1) % 7 + 1 + 7 * (step == "2")
        return _date(f"{now + dt.timedelta(days=on)}{tail}")
    forward = (
        context.ahead
        or context.lead in {"ab", "für"}
        or (context.lead == "bis" and context.tense != "past")
    )
    if forward and context.lead != "seit":
        return _date(f"{now + dt.timedelta(days=(number - now.isoweekday()) % 7)}{tail}")
    return _date(f"{now - dt.timedelta(days=(now.isoweekday() - number) % 7)}{tail}")


def _weekday_after(day: dt.date | None, number: int, tail: str) -> str:
    if day is None:
        return f"XXXX-WXX-{number}{tail}"
    return f"{day + dt.timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)}{tail}"


def _weekday_of(slots: Slots, context: Context) -> Value | None:
    """„Montag vergangener Woche“."""
    number, tail = int(slots["w"].partition(" ")[0]), _part_of_day(slots)
    if context.date is None:
        return _date(f"XXXX-WXX-{number}{tail}")
    days = number - context.date.isoweekday() + 7 * int(slots["s"])
    return _date(f"{context.date + dt.timedelta(days=days)}{tail}")


def _weekday_in(slots: Slots, context: Context) -> Value | None:
    number = int(slots["w"].partition(" ")[0])
    if context.date is None:
        return _date(f"XXXX-WXX-{number}")
    on = (number - context.date.isoweekday()) % 7 + 7 * int(slots["n"])
    return _date((context.date + dt.timedelta(days=on)).isoformat())


def _today(slots: Slots, context: Context) -> Value | None:
    tail = _part_of_day({"w": slots["t"]} if " " in slots.get("t", "") else slots)
    if context.date is None:
        named = {"-": "PAST_REF", "0": "PRESENT_REF"}.get(slots["v"][0], "FUTURE_REF")
        return Value("TIME", f"XXXX-XX-XX{tail}") if tail else Value("DATE", named)
    return _date(f"{context.date + dt.timedelta(days=int(slots['v']))}{tail}")


def _today_in(slots: Slots, context: Context) -> Value | None:
    return _moved(context.date, slots["u"], float(slots["n"]))


def _daytime(slots: Slots, context: Context) -> Value | None:
    code = slots.get("t") or slots.get("v", "NI")
    tail = code if code.startswith("T") else f"T{code}"
    day = context.date
    if day and "s" in slots:
        day += dt.timedelta(days=int(slots["s"]))
    elif day and context.day and abs((context.day - day).days) <= 3:
        day = context.day
    return _date(f"{day}{tail}") if day else Value("TIME", f"XXXX-XX-XX{tail}")


def _clock(slots: Slots, context: Context) -> Value | None:
    hour, minute = (int(n) for n in re.findall(r"\d+", slots.get("hm", "0:00")))
    if "h" in slots:
        hour, minute = int(slots["h"]), int(slots.get("mi", "0"))
    if "half" in slots:
        hour, minute = hour - 1, 30
    if (slots.get("dt") in {"AF", "EV"} and hour < 12) or (
        slots.get("dt") == "NI" and 8 < hour < 12
    ):
        hour += 12
    if not (0 <= hour <= 24 and 0 <= minute <= 59):
        return None
    tail = f"T{hour:02}:{minute:02}"
    if "w" in slots or "v" in slots:
        form = "weekday" if "w" in slots else "today"
        day = normalise(
            form, {k: v.partition(" ")[0] for k, v in slots.items() if k in "wv"}, context
        )
        return day and Value("TIME", day.value.partition("T")[0] + tail, day.span)
    known = context.day if _close(context) else context.date
    return _date(f"{known}{tail}") if known else Value("TIME", f"XXXX-XX-XX{tail}")


def _close(context: Context) -> bool:
    return bool(context.day and context.date and abs((context.day - context.date).days) <= 31)


def _month(slots: Slots, context: Context) -> Value | None:
    month = int(slots["m"])
    year = _year(slots, context)
    now = context.date
    if year is None and "s" in slots and now:
        year = now.year + _month_step(month, int(slots["s"]), now)
    if year is None:
        year = _open_year(month, month, context)
    value = f"XXXX-{month:02}" if year is None else f"{year:04}-{month:02}"
    return _date(value, slots.get("p") or slots.get("el"))


def _month_step(month: int, step: int, now: dt.date) -> int:
    if step < 0:
        return step if month >= now.month else step + 1
    if step > 0:
        return step if month <= now.month else step - 1
    return 0


def _open_year(first: int, last: int, context: Context) -> int | None:
    """Return the year of a month or season that is named without one."""
    now = context.date
    if context.sentence_year:
        return context.sentence_year
    if now is None:
        return None
    if context.tense == "planned":
        return now.year + next((n for n in (0, -1, 1) if abs(12 * n + last - now.month) <= 6), 0)
    if _ahead_of_day(context) or (context.lead == "bis" and context.tense != "past"):
        return now.year if last >= now.month else now.year + 1
    return now.year if first <= now.month else now.year - 1


def _named_year(slots: Slots, context: Context) -> Value | None:
    if "v" in slots:
        digits = re.findall(r"\d+", slots["v"])
        if len(digits) == 2:
            last = digits[1] if len(digits[1]) == 4 else digits[0][:2] + digits[1]
            return _date(f"{digits[0]}/{last}") if int(last) > int(digits[0]) else _date(digits[0])
        return _date(f"{_century(int(digits[0]), context):04}")
    return _date(slots["y"], slots.get("p"))


def _season(slots: Slots, context: Context) -> Value | None:
    season, now = slots["ss"], context.date
    year = _year(slots, context) if "/" not in slots.get("y", "") else int(slots["y"][:4])
    first, last = reckoning.SEASONS[season]
    if year is None and "s" in slots and now:
        step = int(slots["s"])
        passed = last <= 12 and last < now.month
        year = now.year + (step + passed if step < 0 else step - (step > 0 and first > now.month))
    if year is None:
        year = _open_year(first, last, context)
    return _date(
        f"{'XXXX' if year is None else f'{year:04}'}-{season}", slots.get("p") or slots.get("el")
    )


def _quarter(slots: Slots, context: Context) -> Value | None:
    number = int(re.sub(r"\D", "", slots["o"]))
    letter, most = ("Q", 4) if slots["u"] == "Q" else ("H", 2)
    if number > most:
        return None
    year = _year(slots, context) or context.sentence_year
    if year is None and context.date:
        year = context.date.year
    return _date(f"{'XXXX' if year is None else f'{year:04}'}-{letter}{number}")


def _decade(slots: Slots, _context: Context) -> Value | None:
    digits = re.sub(r"\D", "", slots["v"])
    value = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return _date(value, slots.get("p") or slots.get("el"))


def _centuries(slots: Slots, _context: Context) -> Value | None:
    number = int(re.sub(r"\D", "", slots["c"]))
    value = f"{number - 1:02}" if slots["u"] == "CE" else f"{number - 1}"
    return _date(value, slots.get("p") or slots.get("el"))


def _feast(slots: Slots, context: Context) -> Value | None:
    name = slots.get("easter") or slots["v"]
    year, now = _year(slots, context), context.date
    if now is None and year is None:
        return _date(f"XXXX-{name}" if "-" in name[1:] else "XXXX-XX-XX")
    years = [year] if year else [now.year + n for n in (-2, -1, 0, 1, 2)] if now else []
    days = [_feast_day(name, y, slots) for y in years]
    if year or now is None:
        day = days[0]
    elif slots.get("s", "0") != "0":
        day = _nearest(days, now, ahead=int(slots["s"]) > 0)
    elif context.lead in {"bis", "vor"}:
        day = min(days, key=lambda feast: abs((feast - now).days))
    else:
        day = _chosen(days, now, context)
    return _date(day.isoformat())


def _feast_day(name: str, year: int, slots: Slots) -> dt.date:
    later = int(slots["o"]) - 1 if "o" in slots else 0
    if "-" in name[1:]:
        month, day = (int(n) for n in name.split("-"))
        return dt.date(year, month, day) + dt.timedelta(days=later)
    return reckoning.easter(year) + dt.timedelta(days=int(name) + later)


def _period(slots: Slots, context: Context) -> Value | None:
    """„Jahresende“, "diesjährig"."""
    step, *codes = slots["v"].split()
    unit, shift = step[0], int(step[1:])
    part = codes[-1] if codes and codes[-1] in {"START", "MID", "END"} else None
    season = codes[0] if codes and codes[0] in reckoning.SEASONS else None
    year = _year(slots, context)
    if year is None and context.date:
        shift += int(slots.get("s", "0"))
        value = reckoning.step(context.date, unit, shift)
    else:
        value = f"{year:04}" if year else {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX"}[unit]
    return _date(f"{value}-{season}" if season else value, part)


def _step(slots: Slots, context: Context) -> Value | None:
    """„vergangene Woche“, "dieses Jahr", "Ende nächsten Jahres"."""
    unit, count = slots["u"], int(slots["s"])
    day = context.date
    if unit == "D":
        return _step_day(count, context)
    if unit in {"S", "MIN", "H"}:
        return _hours(count, unit, context)
    if day is None:
        unknown = {"W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "N": "XXXX-XX-XXTNI"}
        return _date(unknown.get(unit, "XXXX"), slots.get("p"))
    if unit == "WE" and count == 0:
        return _weekend(context, day)
    if unit == "WE" and count == 1 and day.isoweekday() < 6:
        count = 0
    return _date(reckoning.step(day, unit, count), slots.get("p"))


def _weekend(context: Context, day: dt.date) -> Value | None:
    back = 0 if context.ahead or context.lead in {"bis", "fürs"} or day.isoweekday() >= 6 else -1
    return _date(reckoning.step(day, "WE", back))


def _step_day(count: int, context: Context) -> Value | None:
    """„am nächsten Tag“ counts from the day spoken of, where the clause is not of the future."""
    day = context.date if context.ahead or context.day is None else context.day
    day = context.date if count < 0 else day
    if day is None:
        return _date("XXXX-XX-XX")
    return _date(reckoning.step(day, "D", count))


def _hours(count: int, unit: str, context: Context) -> Value:
    if count == 0 or context.date is None:
        return Value("DATE", "PRESENT_REF")
    return Value("DURATION", duration_value("1", unit))


def _stepnoun(slots: Slots, context: Context) -> Value | None:
    unit, count = slots["v"][0], int(slots["v"][1:])
    day = (context.day or context.date) if unit == "D" or count > 0 else context.date
    if day is None:
        return _date({"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"))
    return _date(reckoning.step(day, unit, count))


def _span(slots: Slots, context: Context) -> Value:
    """„die vergangenen drei Tage“: a duration that ends or begins now."""
    count, number = int(slots["s"]), slots.get("n", "X")
    value = duration_value(number, slots["u"])
    if count == 0 and number == "X":
        return Value("DATE", "PRESENT_REF")
    now = context.date
    other = (
        _moved(now, slots["u"], (1 if count > 0 else -1) * float(number)) if number != "X" else None
    )
    if now is None or other is None or other.span is None or other.span[0] > now > other.span[1]:
        return Value("DURATION", value)
    ends = (other.span[0], now) if count <= 0 else (now, other.span[1])
    return Value("DURATION", value, ends if ends[0] <= ends[1] else None)


def _anchored(slots: Slots, context: Context) -> Value | None:
    """„am selben Tag“, "im Jahr darauf", "tags zuvor"; without a day before, from the date."""
    unit, count = slots["u"], int(slots["s"])
    if unit in {"MO", "MI", "AF", "EV", "NI"}:
        slots = {**slots, "u2": unit}
        unit = "D"
    base = _base(context, unit)
    if unit in {"S", "MIN", "H"}:
        return Value("DURATION", duration_value("1", unit))
    if base is None:
        return _date({"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"))
    value = reckoning.step(base, unit, count)
    return _date(f"{value}T{slots['u2']}" if "u2" in slots and value else value)


def _base(context: Context, unit: str) -> dt.date | None:
    if unit in {"D", "N"} and context.day:
        return context.day
    span = reckoning.bounds(context.anchor) if context.anchor else None
    return span[0] if span else context.date


def _ago(slots: Slots, context: Context) -> Value | None:
    """„vor drei Tagen“, "in zwei Wochen"; "in drei Tagen stieg …" is a duration."""
    sign = int(slots["dir"])
    number = _number(slots)
    if sign > 0 and context.tense == "past" and "v" not in slots:
        found = _duration(slots, context)
        return found and Value(found.type, found.value, bare=True)
    if number == "X":
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if "v" in slots or slots["u"] in {"S", "MIN", "H"}:
        return _hours_ago(context, sign, number, slots.get("u", "MIN"))
    return _moved(context.date, slots["u"], sign * float(number))


def _hours_ago(context: Context, sign: int, number: str, unit: str) -> Value:
    if context.date is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    hours = float(number) / {"H": 1, "MIN": 60, "S": 3600}[unit]
    days = dt.timedelta(days=int(hours // 24))
    if hours >= 24:
        return Value("DATE", f"{context.date + sign * days}", (context.date + sign * days,) * 2)
    return Value("TIME", f"{context.date}TXX:XX", (context.date, context.date))


def _moved(day: dt.date | None, unit: str, amount: float) -> Value | None:
    """Return the unit so far from ``day``: weeks as weeks, half years as months."""
    if day is None:
        return Value("DATE", "FUTURE_REF" if amount > 0 else "PAST_REF")
    value = reckoning.step(day, unit, int(amount)) if amount.is_integer() else None
    if (unit in {"Y", "H6", "DE", "M", "Q"} and not amount.is_integer()) or unit in {"Q", "H6"}:
        months = amount * {"Y": 12, "H6": 6, "DE": 120, "M": 1, "Q": 3}[unit]
        value = reckoning.step(day, "M", int(months))
    elif value is None and unit in {"D", "W", "N"}:
        value = reckoning.step(day, "D", int(amount * (7 if unit == "W" else 1)))
    return _date(value) if value else Value("DATE", "FUTURE_REF" if amount > 0 else "PAST_REF")


def _number(slots: Slots) -> str:
    number = slots.get("n2") or slots.get("n", "1")
    if re.fullmatch(r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+", number):
        return re.sub(r"\D", "", number)
    return number.replace(",", ".")


def _later(slots: Slots, context: Context) -> Value | None:
    """„zwei Tage später“, reckoned from the time last spoken of."""
    number, sign = _number(slots), int(slots["s"])
    if number == "X":
        return Value("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    base = _base(context, slots["u"])
    if base is None or slots["u"] in {"S", "MIN", "H"}:
        return _clock_later(base, slots["u"])
    return _moved(base, slots["u"], sign * float(number))


def _clock_later(base: dt.date | None, unit: str) -> Value:
    if unit in {"S", "MIN", "H"}:
        return Value("TIME", f"{base or 'XXXX-XX-XX'}TXX:XX", (base, base) if base else None)
    return Value("DATE", "XXXX-XX-XX" if unit in {"D", "W", "WE"} else "XXXX")


def _duration(slots: Slots, _context: Context) -> Value | None:
    if "v" in slots:
        return Value("DURATION", slots["v"])
    return Value("DURATION", duration_value(_number(slots), slots["u"]))


def _every(slots: Slots, _context: Context) -> Value | None:
    if "v" in slots:
        return Value("SET", slots["v"])
    if "w" in slots:
        return Value("SET", f"XXXX-WXX-{slots['w'].partition(' ')[0]}{_part_of_day(slots)}")
    if "t" in slots:
        return Value("SET", f"XXXX-XX-XXT{slots['t']}")
    if "ss" in slots:
        return Value("SET", f"XXXX-{slots['ss']}")
    if "m" in slots:
        return Value("SET", f"XXXX-{int(slots['m']):02}")
    number = slots.get("o") or slots.get("n", "1")
    if slots["u"] == "N":
        return Value("SET", "XXXX-XX-XXTNI")
    if slots["u"] == "WE":
        return Value("SET", "XXXX-WXX-WE")
    return Value("SET", duration_value(number, slots["u"]))


def _ref(slots: Slots, _context: Context) -> Value | None:
    return Value("DATE", slots["v"])


_FORMS: dict[str, Callable[[Slots, Context], Value | None]] = {
    "iso": _iso,
    "dmy": _dmy,
    "day": _day,
    "daytime_of": _daytime_of,
    "night": _night,
    "weekday": _weekday,
    "weekday_of": _weekday_of,
    "weekday_in": _weekday_in,
    "today": _today,
    "today_in": _today_in,
    "daytime": _daytime,
    "clock": _clock,
    "month": _month,
    "year": _named_year,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _centuries,
    "feast": _feast,
    "period": _period,
    "step": _step,
    "stepnoun": _stepnoun,
    "span": _span,
    "anchored": _anchored,
    "ago": _ago,
    "later": _later,
    "duration": _duration,
    "every": _every,
    "ref": _ref,
}
FORMS = frozenset(_FORMS)
"""Names that a rule may use in its first column."""
