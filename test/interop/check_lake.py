"""Reads a lake with other people's tools and says what does not hold.

    python check_lake.py LAKE

LAKE is a folder that `dragoman code --lake` made. A tool that is not installed is named as not checked. See docs/lake.md, whose lines these are.
"""

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

LAKE = Path(sys.argv[1])


def active_parts():
    """Table → its files, and how many rows they have by their commits."""
    parts = {}
    for commit in sorted((LAKE / "commits").glob("*.json")):
        step = json.loads(commit.read_text("utf-8"))
        for file in step["removed"]:
            parts.pop(file, None)
        parts.update((part["file"], part) for part in step["added"])
    tables = {}
    for part in parts.values():
        files, rows = tables.get(part["table"], ([], 0))
        tables[part["table"]] = (files + [str(LAKE / part["file"])], rows + part["rows"])
    return tables


def pandas_rows(files):
    pandas = import_module("pandas")
    return len(pandas.concat([pandas.read_parquet(file) for file in files]))


def polars_rows(files):
    return import_module("polars").scan_parquet(files).collect().height


def pyarrow_rows(files):
    return import_module("pyarrow.dataset").dataset(files).to_table().num_rows


FILES = """
SET VARIABLE lake = '{lake}';
SET VARIABLE files = (
  WITH commits AS (FROM read_json(getvariable('lake') || '/commits/*.json', columns = {{
    added: 'STRUCT("table" VARCHAR, file VARCHAR)[]', removed: 'VARCHAR[]'}})),
  parts AS (SELECT unnest(added, recursive := true) FROM commits)
  SELECT list(getvariable('lake') || '/' || file) FROM parts
  WHERE "table" = '{table}' AND file NOT IN (SELECT unnest(removed) FROM commits));
SELECT count(*) FROM read_parquet(getvariable('files'));
"""


def duckdb_cli_rows(files):
    cli = shutil.which("duckdb") or str(Path(sys.executable).parent / "duckdb")
    if not Path(cli).exists():
        raise ImportError("duckdb")
    sql = FILES.format(lake=LAKE, table=Path(files[0]).parent.name)
    run = subprocess.run([cli, "-csv", "-noheader", "-c", sql], capture_output=True, text=True, check=True)
    return int(run.stdout.strip().splitlines()[-1])


failed = False
for table, (files, rows) in sorted(active_parts().items()):
    for count in (duckdb_cli_rows, pandas_rows, polars_rows, pyarrow_rows):
        tool = count.__name__.removesuffix("_rows")
        try:
            found = count(files)
        except ImportError as error:
            print(f"-    {table} {tool}: {error}")
            continue
        except Exception as error:  # whatever a tool throws is what is asked for
            found = error
        failed = failed or found != rows
        print(f"{'ok  ' if found == rows else 'FAIL'} {table} {tool}: {found} rows of {rows}")
sys.exit(1 if failed else 0)
