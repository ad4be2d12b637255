"""The same shortlists by tantivy, through its Python binding.

Reads the world from the file that the bench wrote: `tantivy_peer.py WORLD INDEX`, and answers on standard input like the
other peers: `pass VARIANT COUNT` and `answers VARIANT COUNT`. Graduates who do not consent or are not to be had are left
out, and come in the order of their majors.

Every gate is a required clause without a score. For each skill a graduate has one term that says how well they hold
anything that counts for it, so an asked skill is a union of constant scores of terms of which at most one applies; the
other components likewise. That sum is a bound of the fit: the best are scored exactly, here, and more are fetched as long
as another could follow. Only the time of the searches is told, not that of the exact scores in Python.
"""

import array
import hashlib
import json
import os
import sys
import time

try:
    import tantivy
except ImportError:
    sys.exit("the Python package tantivy is not installed")

Query, Occur = tantivy.Query, tantivy.Occur
LIMIT, WANTED = 50, 64
EVIDENCE = [10000, 9500, 8500, 7000]


# ---- the world -----------------------------------------------------------------------------------------------------

numbers = array.array("i")
with open(sys.argv[1], "rb") as file:
    numbers.frombytes(file.read())
if sys.byteorder == "big":
    numbers.byteswap()
at = 0


def take(count):
    global at
    at += count
    return numbers[at - count : at]


def counted():
    return take(take(1)[0])


def rows(width):
    flat = take(take(1)[0] * width)
    return [tuple(flat[start : start + width]) for start in range(0, len(flat), width)]


def read_graduate():
    plain = take(10)
    return plain, [counted() for _ in range(5)]


def read_opening(number):
    names = ("kind", "start_month", "start_day", "start_year", "education", "major_must", "place_must", "circle")
    opening = dict(zip(names, take(8)), number=number, weights=list(take(6)), majors=rows(3), regions=rows(3))
    colleges = take(1)[0]
    opening["colleges"] = None if colleges < 0 else list(take(colleges))
    skills = []
    for _ in range(take(1)[0]):
        skill, weight, need, must = take(4)
        skills.append((skill, weight, need, must, dict(rows(2))))
    credentials = [(*take(2), rows(3)) for _ in range(take(1)[0])]
    languages = [(*take(1), rows(3)) for _ in range(take(1)[0])]
    return opening | {"skills": skills, "credentials": credentials, "languages": languages}


sizes = take(8)
parents = list(counted())
children = [[] for _ in parents]
for skill, parent in enumerate(parents):
    if parent >= 0:
        children[parent].append(skill)
graduates = [read_graduate() for _ in range(sizes[0])]
openings = [read_opening(number) for number in range(sizes[1])]


# ---- the index -----------------------------------------------------------------------------------------------------


def counting_for(skill):
    """The skills for which holding this one counts, with the similarity."""
    found, ancestor = [], skill
    while ancestor >= 0:
        found.append((ancestor, 10000))
        ancestor = parents[ancestor]
    for child in children[skill]:
        found.append((child, 6000))
        found.extend((grandchild, 3600) for grandchild in children[child])
    if parents[skill] >= 0:
        found.extend((sibling, 3000) for sibling in children[parents[skill]] if sibling != skill)
    return found


counts_for = [counting_for(skill) for skill in range(len(parents))]
terms_of_skill = {}


def terms_of(graduate):
    (_open, kinds, education, major, college, _birth, cohort, year, _available, anywhere), lists = graduate
    regions, skills, credentials, languages, practice = lists
    terms = [f"k{kind}" for kind in range(4) if kinds >> kind & 1] + [f"e{rank}" for rank in range(education + 1)]
    terms += [f"m{major}", f"u{college}"]
    terms += [f"r{region}" for region in regions] + ["w"] * anywhere + ["y"] * (cohort < 0 and year > 1)
    terms += [f"c{held}" for held in credentials] + [f"l{held}" for held in languages]
    terms += [f"p{held >> 8}.{min(12, held & 255)}" for held in practice]
    best, mastered = {}, {}
    for held in skills:
        skill, level, evidence = held >> 5, held >> 2 & 7, EVIDENCE[held & 3]
        for other, similarity in counts_for[skill]:
            worth, most = best.get(other, (0, 0))
            best[other] = max(worth, similarity * evidence // 10000), max(most, level)
            if similarity == 10000:
                mastered[other] = max(mastered.get(other, 0), level)
    for skill, (worth, level) in best.items():
        terms_of_skill.setdefault(skill, set()).add((worth, level))
        terms.append(f"s{skill}.{worth}.{level}")
    terms += [f"g{skill}.{level}" for skill, most in mastered.items() for level in range(1, most + 1)]
    return terms


def build(folder):
    os.makedirs(folder)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("t", tokenizer_name="whitespace", index_option="basic")
    for name in ("id", "available", "birth", "cohort"):
        builder.add_integer_field(name, fast=True)
    schema = builder.build()
    index = tantivy.Index(schema, path=folder)
    writer = index.writer(2_000_000_000, 1)
    order = sorted((number for number, (plain, _) in enumerate(graduates) if plain[0]), key=lambda n: graduates[n][0][3])
    for number in order:
        plain, _ = graduates[number]
        document = tantivy.Document()
        document.add_text("t", " ".join(terms_of(graduates[number])))
        document.add_integer("id", number)
        for name, place in (("available", 8), ("birth", 5), ("cohort", 6)):
            if plain[place] >= 0:
                document.add_integer(name, plain[place])
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return schema, index.searcher()


# ---- the queries ---------------------------------------------------------------------------------------------------


def term(text):
    return Query.term_query(schema, "t", text, "basic")


def any_of(texts):
    texts = list(texts)
    if len(texts) == 1:
        return term(texts[0])
    return Query.term_set_query(schema, "t", texts) if texts else Query.empty_query()


def at_most(name, value):
    return Query.range_query(schema, name, tantivy.FieldType.Integer, None, value)


def passing(prefix, ways, *more):
    return any_of([f"{prefix}{held}" for held, _, passes in ways if passes] + list(more))


def gates_of(opening):
    gates = [term(f"k{opening['kind']}"), at_most("available", opening["start_day"])]
    if opening["education"] >= 0:
        gates.append(term(f"e{opening['education']}"))
    if opening["major_must"]:
        gates.append(passing("m", opening["majors"]))
    if opening["colleges"] is not None:
        gates.append(any_of(f"u{college}" for college in opening["colleges"]))
    if opening["kind"] == 1:
        gates.append(at_most("birth", opening["start_month"] - 193))
        study = [(Occur.Should, at_most("cohort", opening["start_year"] - 2)), (Occur.Should, term("y"))]
        gates.append(Query.boolean_query(study))
    gates += [term(f"g{skill}.{need}") for skill, _, need, must, _ in opening["skills"] if must]
    gates += [passing("c", ways) for _, must, ways in opening["credentials"] if must]
    gates += [passing("l", ways) for must, ways in opening["languages"] if must]
    if opening["place_must"]:
        gates.append(passing("r", opening["regions"], "w"))
    return gates


def sums_of(opening):
    """What adds to the bound: queries with their constant scores."""
    weights, whole = opening["weights"], sum(opening["weights"])
    found = []

    def add(texts, score):
        if score > 0:
            found.append(Query.const_score_query(any_of(texts), score))

    def add_ways(prefix, ways, worth):
        for value in {way[1] for way in ways}:
            add([f"{prefix}{held}" for held, other, _ in ways if other == value], worth * value)

    skill_weight = sum(weight for _, weight, *_ in opening["skills"])
    for skill, weight, need, _, _ in opening["skills"]:
        for worth, level in terms_of_skill.get(skill, ()):
            points = worth * min(level, need) // need
            add([f"s{skill}.{worth}.{level}"], weights[0] * weight / skill_weight / whole * points)
    add_ways("m", opening["majors"], weights[1] / whole)
    credential_weight = sum(weight for weight, _, _ in opening["credentials"])
    for weight, _, ways in opening["credentials"]:
        add_ways("c", ways, weights[2] * weight / credential_weight / whole)
    for months in range(1, 13):
        add([f"p{opening['circle']}.{months}"], weights[3] * (months * 10000 // 12) / whole)
    for _, ways in opening["languages"]:
        add_ways("l", ways, weights[4] / len(opening["languages"]) / whole)
    add_ways("r", opening["regions"], weights[5] / whole)
    add(["w"], weights[5] * 8000 / whole)
    return found


def query_of(opening):
    clauses = [(Occur.Must, Query.const_score_query(gate, 0.0)) for gate in gates_of(opening)]
    return Query.boolean_query(clauses + [(Occur.Should, each) for each in sums_of(opening)])


# ---- exact scores --------------------------------------------------------------------------------------------------


def best_of(held, ways):
    worth = {code: value for code, value, _ in ways}
    return max((worth.get(code, 0) for code in held), default=0)


def fit(opening, graduate):
    plain, (regions, skills, credentials, languages, practice) = graduate
    weights, whole = opening["weights"], sum(opening["weights"])
    values = [0] * 6
    if opening["skills"]:
        total = 0
        for _, weight, need, _, ways in opening["skills"]:
            best = 0
            for held in skills:
                similarity = ways.get(held >> 5)
                if similarity:
                    level = min(held >> 2 & 7, need)
                    best = max(best, similarity * EVIDENCE[held & 3] // 10000 * level // need)
            total += weight * best
        values[0] = total // sum(weight for _, weight, *_ in opening["skills"])
    values[1] = best_of([plain[3]], opening["majors"])
    if opening["credentials"]:
        total = sum(weight * best_of(credentials, ways) for weight, _, ways in opening["credentials"])
        values[2] = total // sum(weight for weight, *_ in opening["credentials"])
    months = max((min(12, held & 255) for held in practice if held >> 8 == opening["circle"]), default=0)
    values[3] = months * 10000 // 12
    if opening["languages"]:
        values[4] = sum(best_of(languages, ways) for _, ways in opening["languages"]) // len(opening["languages"])
    values[5] = max(8000 * plain[9], best_of(regions, opening["regions"]))
    return sum(weight * value // whole for weight, value in zip(weights, values) if weight)


def lot(opening, graduate):
    return hashlib.sha256(f"opn_{opening['number']}:grd_{graduate}".encode()).hexdigest()


def shortlist(number):
    """The list, and the time on the processor and by the clock that the searches took."""
    opening, wanted = openings[number], WANTED
    cpu = wall = 0.0
    while True:
        started, started_cpu = time.perf_counter(), time.thread_time()
        result = searcher.search(queries[number], wanted, True)
        hits = result.hits
        cpu, wall = cpu + time.thread_time() - started_cpu, wall + time.perf_counter() - started
        ids = searcher.fast_field_values("id", [address for _, address in hits])
        best = sorted(((fit(opening, graduates[each]), each) for each in ids), reverse=True)
        floor = best[LIMIT - 1][0] if len(best) >= LIMIT else -1
        # A float of the bound is near enough by a hundredth.
        if len(hits) < wanted or hits[-1][0] + 0.01 < floor:
            near = [pair for pair in best if pair[0] >= floor]
            near.sort(key=lambda pair: (pair[0], lot(opening, pair[1])), reverse=True)
            return {"eligible": result.count, "items": [[each, score] for score, each in near[:LIMIT]]}, cpu, wall
        wanted *= 4


# ---- the conversation ----------------------------------------------------------------------------------------------

started, started_cpu = time.perf_counter(), time.process_time()
schema, searcher = build(sys.argv[2])
told = {"cpuMs": (time.process_time() - started_cpu) * 1000, "wallMs": (time.perf_counter() - started) * 1000}
queries = [query_of(opening) for opening in openings]
print(json.dumps(told | {"segments": searcher.num_segments}), flush=True)
for line in sys.stdin:
    command, _variant, number = line.split()
    lists = [shortlist(each) for each in range(int(number))]
    if command == "answers":
        print(json.dumps([each for each, _, _ in lists]), flush=True)
    else:
        cpu_ms = sum(cpu for _, cpu, _ in lists) * 1000
        latencies = [wall * 1000 for _, _, wall in lists]
        print(json.dumps({"operations": len(lists), "cpuMs": cpu_ms, "latencies": latencies}), flush=True)
