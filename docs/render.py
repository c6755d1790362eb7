"""
Writes into the documentation what the code knows: rules, parameters, glossary, tables, and what commands print.

`python docs/render.py` writes; tests/test_docs.py fails while a page says other than the code. It also writes the JSON
Schema of a document, which ships with the library.
"""

import json
import re
from pathlib import Path

from catalogue import ON, parameters_page, rules_page
from console import COMMAND, commands, printed
from contratti_quartiere.bilingual import Lang
from contratti_quartiere.exchange.documents import schema
from glossary import glossary_page
from mapping_page import mapping_page
from sheets_page import sheets_page
from tables_page import machine_pictures, relocation_page

__all__ = ["DOCS", "README", "SCHEMA", "generated", "readme", "refreshed", "schema_text"]

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
SCHEMA = DOCS.parent / "src/contratti_quartiere/schemas/programme-0.1.0.json"


def generated() -> dict[Path, str]:
    """
    Return the text of every page and picture that is written from the code alone.
    """
    makers = {
        "rules": rules_page,
        "parameters": parameters_page,
        "glossary": glossary_page,
        "relocation": relocation_page,
        "sheets": sheets_page,
        "mapping": mapping_page,
    }
    pages = {f"{name}.{lang.value}.md": make(lang) for name, make in makers.items() for lang in Lang}
    return {DOCS / "reference" / name: text for name, text in (pages | dict(machine_pictures())).items()}


def refreshed(page: str) -> str:
    """
    Return a page on which every command of a console block shows what it prints today.
    """

    def block(found: re.Match[str]) -> str:
        shown = [f"$ {command}\n{printed(command).rstrip()}" for command, _ in commands(found[1])]
        return "```console\n" + "\n".join(shown) + "\n```"

    return re.sub(r"^```console\n(.*?)^```$", block, page, flags=re.MULTILINE | re.DOTALL)


def readme(page: str) -> str:
    """
    Return the README with what its first command prints, checked as of our day, in its first text block.
    """
    output = f"```text\n{printed(f'{COMMAND} validate --on {ON}')}```"
    return re.sub(r"^```text\n.*?^```$", lambda _: output, page, count=1, flags=re.MULTILINE | re.DOTALL)


def schema_text() -> str:
    """
    Return the text of the file that holds the JSON Schema of a document.
    """
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """
    Write all pages, and the schema.
    """
    SCHEMA.write_text(schema_text(), "utf-8")
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    for path in sorted(DOCS.rglob("*.md")):
        path.write_text(refreshed(path.read_text("utf-8")), "utf-8")
    README.write_text(readme(refreshed(README.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    main()
