"""Counts how often each rule of facts is right: grounds.py SCORE_PY GROUNDS.jsonl GOLD.json…

Prints a line for each rule that annotations tell of: its id, the confidence that it gives, how many of a hundred of its
facts are right, and how many facts that are. A fact is right where score.py would count it.
"""
import importlib.util, json, os, sys
from collections import defaultdict

spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
gold = {os.path.splitext(os.path.basename(p))[0]: json.load(open(p, encoding="utf-8")) for p in sys.argv[3:]}

def texts(items, key=None):
    return {score.norm(item[key] if key else item) for item in items or []}

def known(annotated, fact, text, rule):
    """Whether the annotation has the fact; None where it does not tell of such facts."""
    said, people = score.norm(text), annotated.get("people")
    lists = {"host": "hosts", "speaker": "speakers", "author": "byline"}
    if people is None or "points" not in annotated:
        return None  # minutes
    if fact in ("title", "meeting", "place", "date"):
        right = annotated.get(fact)
        right = right.get("text") if isinstance(right, dict) else right
        return score.near(said, score.norm(right))
    if fact in lists:
        return said in texts(annotated.get(lists[fact]))
    if fact == "person":
        return said in texts(people, "name")
    if fact == "personTitle":
        return any(said in texts(person["titles"]) for person in people)
    if fact == "point" and rule == "point-plain":
        return None  # annotations hold numbered points alone
    if fact == "point":
        return any(score.near(said, head) for head in texts(annotated["points"], "head"))
    if fact == "figure":
        parts = [(score.val(f.get("value")), score.norm(f.get("rank"))) for f in annotated["figures"]]
        return any(value and value in said or not value and rank in said for value, rank in parts)
    return None

counts = defaultdict(lambda: [0, 0, 0])
for line in open(sys.argv[2], encoding="utf-8"):
    reading = json.loads(line)
    for ground in reading["grounds"]:
        right = known(gold[reading["id"]], ground["fact"], ground["text"], ground["rule"])
        if right is not None:
            count = counts[ground["rule"]]
            count[0] = ground["confidence"]
            count[1] += right
            count[2] += 1
print(f"{'rule':20}{'confidence':>11}{'right':>7}{'facts':>7}")
for rule, (given, right, facts) in sorted(counts.items()):
    print(f"{rule:20}{given:>11}{100 * right / facts:>7.1f}{facts:>7}")
