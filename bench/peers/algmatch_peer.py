"""Deferred acceptance by algmatch, timed: algmatch_peer.py MARKET.json PASSES.

The market is { "residents": [[hospital, ...], ...], "hospitals": [{ "capacity", "preferences": [resident, ...] }, ...] },
numbered from 1. Prints { "algorithm": [ms, ...], "all": [ms, ...], "matching": [hospital or 0, ...] } in CPU time: the
algorithm alone, and with its own check of stability. Reading the preferences is in neither.
"""

import json
import sys
from time import process_time

try:
    from algmatch import HospitalResidentsProblem
except ImportError:
    print("algmatch is not installed")
    sys.exit(3)


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        market = json.load(file)
    told = {"algorithm": [], "all": [], "matching": []}
    for _ in range(int(sys.argv[2])):
        problem = HospitalResidentsProblem(
            dictionary={
                "residents": {number: wishes for number, wishes in enumerate(market["residents"], 1)},
                "hospitals": {number: hospital for number, hospital in enumerate(market["hospitals"], 1)},
            },
            optimised_side="residents",
        )
        loop = problem.hr_alg._while_loop
        spent = []

        def timed() -> None:
            start = process_time()
            loop()
            spent.append(process_time() - start)

        problem.hr_alg._while_loop = timed
        start = process_time()
        matching = problem.get_stable_matching()["resident_sided"]
        told["all"].append((process_time() - start) * 1000)
        told["algorithm"].append(spent[0] * 1000)
        found = {str(resident): str(hospital) for resident, hospital in matching.items()}
        told["matching"] = [
            int(found.get(f"r{number}", "h0")[1:] or 0) for number in range(1, len(market["residents"]) + 1)
        ]
    print(json.dumps(told))


main()
