"""The openings of one graduate by numpy: every gate and every component over all openings at once.

Reads the world as JSON, turns what openings ask for into arrays that are found by what a graduate holds, and answers on
standard input like the other peers: `pass VARIANT COUNT` and `answers VARIANT COUNT`.
"""

import hashlib
import json
import sys
import time

import numpy as np

FIRST = 20
EVIDENCE = [10000, 9500, 8500, 7000]

with open(sys.argv[1], encoding="utf-8") as file:
    world = json.load(file)
graduates, openings = world["graduates"], world["openings"]
started, started_cpu = time.perf_counter(), time.process_time()
count = len(openings)


def column(name):
    return np.array([opening[name] for opening in openings], dtype=np.int64)


kind, start_month, start_day = column("kind"), column("startMonth"), column("startDay")
start_year, education, circle = column("startYear"), column("education"), column("circle")
major_must = np.array([opening["majorMust"] for opening in openings])
place_must = np.array([opening["placeMust"] for opening in openings])
weights = np.array([opening["weights"] for opening in openings], dtype=np.int64)
whole = weights.sum(axis=1)
internship = kind == 1
order_class = np.array([opening["colleges"] is not None for opening in openings])


def inverted(entries, size):
    """For each code the rows of its entries: an array of columns, one entry a row."""
    by_code = [[] for _ in range(size)]
    for code, *row in entries:
        by_code[code].append(row)
    return [np.array(rows, dtype=np.int64).T if rows else None for rows in by_code]


def listed(name):
    """What is asked item by item: its opening, weight, need and must, and by held code which items it serves."""
    items, entries = [], []
    for at, opening in enumerate(openings):
        for asked in opening[name]:
            number = len(items)
            items.append([at, asked.get("weight", 1), asked.get("need", 1), int(asked["must"])])
            ways = asked["counting"] if name == "skills" else asked["ways"]
            entries.extend([way[0], number, *way[1:]] for way in ways)
    table = np.array(items, dtype=np.int64).reshape(-1, 4).T
    return table, inverted(entries, world["codes"][name])


skills, skill_ways = listed("skills")
credentials, credential_ways = listed("credentials")
languages, language_ways = listed("languages")
majors = inverted([[w[0], at, *w[1:]] for at, o in enumerate(openings) for w in o["majors"]], world["codes"]["majors"])
regions = inverted([[w[0], at, *w[1:]] for at, o in enumerate(openings) for w in o["regions"]], world["codes"]["regions"])
colleges = inverted([[c, at] for at, o in enumerate(openings) for c in o["colleges"] or []], world["codes"]["colleges"])


def totals(table):
    return np.bincount(table[0], weights=table[1], minlength=count).astype(np.int64)


skill_total, credential_total, language_total = totals(skills), totals(credentials), totals(languages)
must_skills = np.bincount(skills[0], weights=skills[3], minlength=count)
must_credentials = np.bincount(credentials[0], weights=credentials[3], minlength=count)
must_languages = np.bincount(languages[0], weights=languages[3], minlength=count)


def mean(table, best, total):
    summed = np.bincount(table[0], weights=table[1] * best, minlength=count).astype(np.int64)
    return summed // np.maximum(total, 1)


def all_met(table, met, musts):
    return np.bincount(table[0], weights=met * table[3], minlength=count) >= musts


def skills_of(graduate):
    best, met = np.zeros(skills.shape[1], dtype=np.int64), np.zeros(skills.shape[1], dtype=bool)
    for packed in graduate["skills"]:
        ways = skill_ways[packed >> 5]
        if ways is None:
            continue
        items, similarity = ways
        level, need = packed >> 2 & 7, skills[2][items]
        points = similarity * EVIDENCE[packed & 3] // 10000 * np.minimum(level, need) // need
        best[items] = np.maximum(best[items], points)
        met[items] |= (similarity == 10000) & (level >= need)
    return mean(skills, best, skill_total), all_met(skills, met, must_skills)


def held_of(codes, table, ways_of, total, musts):
    best, met = np.zeros(table.shape[1], dtype=np.int64), np.zeros(table.shape[1], dtype=bool)
    for code in codes:
        ways = ways_of[code]
        if ways is None:
            continue
        items, value, passes = ways
        best[items] = np.maximum(best[items], value)
        met[items] |= passes == 1
    return mean(table, best, total), all_met(table, met, musts)


def places_of(graduate):
    value, within = np.full(count, 8000 if graduate["anywhere"] else 0), np.zeros(count, dtype=bool)
    for region in graduate["regions"]:
        if regions[region] is not None:
            at, worth, passes = regions[region]
            value[at] = np.maximum(value[at], worth)
            within[at] |= passes == 1
    return value, within


def gates_of(graduate, within, major_passes):
    passes = (graduate["kinds"] >> kind & 1 == 1) & (graduate["education"] >= education)
    passes &= (start_day >= graduate["available"]) & (graduate["available"] >= 0)
    passes &= ~major_must | major_passes
    passes &= ~place_must | within | graduate["anywhere"]
    study = start_year - graduate["cohort"] if graduate["cohort"] >= 0 else graduate["year"]
    passes &= ~internship | ((start_month - graduate["birth"] > 192) & (graduate["birth"] >= 0) & (study > 1))
    agreed = np.zeros(count, dtype=bool)
    if colleges[graduate["college"]] is not None:
        agreed[colleges[graduate["college"]][0]] = True
    return passes & (~order_class | agreed)


def appeal_of(graduate, within):
    total, wishes = np.zeros(count, dtype=np.int64), 0
    if graduate["kindsInOrder"]:
        wishes += 1
        worth = np.zeros(4, dtype=np.int64)
        for rank, wanted in enumerate(graduate["kindsInOrder"]):
            worth[wanted] = (10000, 8000, 6000)[rank] if rank < 3 else 4000
        total += worth[kind]
    if graduate["circles"]:
        wishes += 1
        total += np.isin(circle, graduate["circles"]) * 10000
    if graduate["regions"]:
        wishes += 1
        total += within * 10000
    return total // wishes if wishes else np.full(count, 5000)


def openings_for(graduate):
    if not graduate["open"]:
        return 0, []
    place, within = places_of(graduate)
    major, major_passes = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=bool)
    if graduate["major"] >= 0 and majors[graduate["major"]] is not None:
        at, worth, passes = majors[graduate["major"]]
        major[at], major_passes[at] = worth, passes == 1
    skill, has_skills = skills_of(graduate)
    credential, has_credentials = held_of(graduate["credentials"], credentials, credential_ways, credential_total, must_credentials)
    language, has_languages = held_of(graduate["languages"], languages, language_ways, language_total, must_languages)
    months = np.zeros(count, dtype=np.int64)
    for packed in graduate["practice"]:
        months[circle == packed >> 8] = min(12, packed & 255)
    passes = gates_of(graduate, within, major_passes) & has_skills & has_credentials & has_languages
    values = (skill, major, credential, months * 10000 // 12, language, place)
    fit = sum(weights[:, component] * value // whole for component, value in enumerate(values))
    score = (2 * fit + appeal_of(graduate, within)) // 3
    eligible = np.flatnonzero(passes)
    scores = score[eligible]
    if len(eligible) > FIRST:
        floor = np.partition(scores, len(scores) - FIRST)[len(scores) - FIRST]
        kept = scores >= floor
    else:
        kept = np.ones(len(eligible), dtype=bool)
    best = [(int(s), int(at)) for s, at in zip(scores[kept], eligible[kept])]
    best.sort(key=lambda each: (each[0], lot(graduate["id"], each[1])), reverse=True)
    return len(eligible), [[at, s] for s, at in best[:FIRST]]


def lot(graduate, opening):
    return hashlib.sha256(f"{graduate}:opn_{opening}".encode()).hexdigest()


print(json.dumps({
    "cpuMs": (time.process_time() - started_cpu) * 1000,
    "wallMs": (time.perf_counter() - started) * 1000,
    "version": np.__version__,
}), flush=True)
for line in sys.stdin:
    command, _variant, number = line.split()
    asked = graduates[: int(number)]
    if command == "answers":
        lists = [openings_for(graduate) for graduate in asked]
        print(json.dumps([{"eligible": eligible, "items": items} for eligible, items in lists]), flush=True)
        continue
    latencies, cpu = [], time.thread_time()
    for graduate in asked:
        begun = time.perf_counter()
        openings_for(graduate)
        latencies.append((time.perf_counter() - begun) * 1000)
    print(json.dumps({"operations": len(asked), "cpuMs": (time.thread_time() - cpu) * 1000, "latencies": latencies}), flush=True)
