"""The example in the documentation is a judgement."""

import json
import re
from pathlib import Path

from pipeline.decisions import load
from pipeline.results import load as load_result

ROOT = Path(__file__).parents[2]


def test_the_example_is_a_judgement_on_the_document_that_it_names(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "judgements.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"```json\n(.*)\n```", text)
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{line}\n", encoding="utf-8")
    (decision,), broken = load(path)
    assert broken == ()
    target = json.loads(line)["target"]
    result = load_result(ROOT / "extracted" / f"{decision.document}.json")
    assert any(
        (one.start, one.end, one.text, one.rule)
        == (target["start"], target["end"], target["text"], target["rule"])
        for one in result.mentions
    )
