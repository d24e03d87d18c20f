"""Reads dragoman's exports with other people's tools and says what does not hold.

    python check_exports.py [FOLDER]

FOLDER holds files named for their formats (csv.csv, polecat.txt, stix.json, ...), as in test/golden/exports, the default.
A format whose file is not there, or whose tool is not installed, is named as not checked. See README.md.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "golden" / "exports"


def plover_jsonl(path):
    """The standard library's JSON: one object a line, with PLOVER's required fields."""
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    for record in records:
        assert {"id", "date", "actor", "event"} <= set(record), record["id"]
    return f"{len(records)} records"


def csv_file(path):
    """pandas and Polars see the same rows and columns; codes keep their zeros when read as text."""
    pandas, polars = import_module("pandas"), import_module("polars")
    one = pandas.read_csv(path, dtype={"cameo": str}, keep_default_na=False, na_values=[""])
    other = polars.read_csv(path, schema_overrides={"cameo": polars.String}, infer_schema_length=None)
    assert list(one.columns) == other.columns and len(one) == other.height
    assert one["cameo"].str.fullmatch(r"\d{2,4}").all()
    assert one["id"].is_unique
    for column in ("quad_code", "goldstein", "confidence"):
        assert pandas.api.types.is_numeric_dtype(one[column]), column
    pandas.to_datetime(one["date_from"].dropna(), format="%Y-%m-%d")
    cells = one.select_dtypes(["object", "str"]).stack()
    assert not cells.astype(str).str.match(r"^[=+\-@]").any(), "a cell begins like a formula"
    return f"{len(one)} rows, {len(one.columns)} columns"


def parquet(path):
    """pyarrow, pandas, Polars and DuckDB read the nested columns and the metadata."""
    pyarrow, polars, duckdb = import_module("pyarrow.parquet"), import_module("polars"), import_module("duckdb")
    table = pyarrow.read_table(path)
    assert str(table.schema.field("actor").type).startswith("list<"), table.schema.field("actor")
    assert b"coder" in (pyarrow.read_metadata(path).metadata or {})
    rows = table.to_pylist()
    assert all(isinstance(actor["code"], (str, type(None))) for row in rows for actor in row["actor"])
    assert polars.read_parquet(path).explode("actor").height == sum(len(row["actor"]) or 1 for row in rows)
    dated = duckdb.sql(f"SELECT count(*) FROM read_parquet('{path}') WHERE date_from <= date_to OR date IS NULL")
    assert dated.fetchall()[0][0] == len(rows) == len(table.to_pandas())
    return f"{len(rows)} rows"


def table(columns, header, encoding, key):
    """pandas reads the table as users of the format do: so many columns, no row longer or shorter."""

    def check(path):
        pandas, stdlib = import_module("pandas"), import_module("csv")
        read = pandas.read_csv(
            path, sep="\t", header=0 if header else None, encoding=encoding, dtype=str, quoting=stdlib.QUOTE_NONE
        )
        assert len(read.columns) == columns, len(read.columns)
        lines = path.read_text(encoding).rstrip("\n").split("\n")
        assert all(line.count("\t") == columns - 1 for line in lines)
        assert len(read) == len(lines) - header
        if key:
            assert read.iloc[:, 0].is_unique
        return f"{len(read)} rows, {columns} columns"

    return check


def gdelt_events(path):
    """Numbers are numbers, codes keep their zeros, and each mention belongs to an event."""
    pandas = import_module("pandas")
    told = table(61, False, "utf-8", True)(path)
    read = pandas.read_csv(path, sep="\t", header=None, quoting=3, dtype={26: str, 27: str, 28: str})
    assert read[0].dtype == "int64" and (read[0] < 2**53).all()
    assert read[29].between(1, 4).all() and read[30].between(-10, 10).all()
    assert read[1].dropna().astype("int64").astype(str).str.fullmatch(r"\d{8}").all()
    assert (read[26].str[:2] == read[28]).all()
    mentions = path.parent / "gdelt-mentions.mentions.CSV"
    if mentions.exists():
        ids = pandas.read_csv(mentions, sep="\t", header=None, quoting=3)[0]
        assert set(ids) == set(read[0])
        told += f", {len(ids)} mentions"
    return told


def graphml(path):
    """networkx builds a directed graph with typed weights and ranks its actors."""
    networkx = import_module("networkx")
    graph = networkx.read_graphml(path)
    assert graph.is_directed()
    assert all(isinstance(weight, float) for _, _, weight in graph.edges(data="weight"))
    assert all(data["events"] == sum(data[f"quad{n}"] for n in (1, 2, 3, 4)) for _, _, data in graph.edges(data=True))
    if import_or_none("scipy"):
        assert abs(sum(networkx.pagerank(graph, weight="weight").values()) - 1) < 1e-6
    return f"{graph.number_of_nodes()} actors, {graph.number_of_edges()} dyads"


def edge_list(path):
    """networkx builds a multigraph from the rows; the edges of one event weigh 1 together."""
    pandas, networkx = import_module("pandas"), import_module("networkx")
    rows = pandas.read_csv(path, dtype={"mode": str})
    graph = networkx.from_pandas_edgelist(rows, edge_attr=True, create_using=networkx.MultiDiGraph)
    assert graph.number_of_edges() == len(rows)
    assert (rows.groupby("event_id")["weight"].sum().sub(1).abs() < 1e-4).all()
    return f"{len(rows)} edges"


def stix(path):
    """The OASIS library parses every object, the OASIS validator checks it against the STIX 2.1 schemas."""
    stix2, validator = import_module("stix2"), import_module("stix2validator")
    bundle = stix2.parse(path.read_text("utf-8"), allow_custom=False)
    results = validator.validate_file(str(path), validator.ValidationOptions(version="2.1", strict=False))
    errors = [str(error) for each in results.object_results for error in each.errors]
    assert results.is_valid, errors
    # 103: ids are UUIDs of version 5 on purpose, so that an act has one id in every bundle. 302: pages are not hashed.
    warnings = {str(warning) for each in results.object_results for warning in each.warnings}
    others = sorted(warning for warning in warnings if "{103}" not in warning and "{302}" not in warning)
    return f"{len(bundle.objects)} objects, warnings: {others or 'only 103 and 302'}"


def json_ld(path):
    """rdflib makes triples of it; every event has its source, its coding and its coder, and dates are well-formed."""
    rdflib = import_module("rdflib")
    graph = rdflib.Graph().parse(path, format="json-ld")
    prov, schema = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("https://schema.org/")
    events = set(graph.subjects(rdflib.RDF.type, schema.Action))
    for event in events:
        for relation in (prov.wasDerivedFrom, prov.wasGeneratedBy, prov.wasAttributedTo):
            (node,) = graph.objects(event, relation)
            assert (node, rdflib.RDF.type, None) in graph, (event, relation)
    for literal in graph.objects():
        assert not getattr(literal, "ill_typed", False), repr(literal)
    return f"{len(graph)} triples, {len(events)} events"


def citation_cff(path):
    """cffconvert's schema, or at least PyYAML."""
    if import_or_none("cffconvert"):
        import_module("cffconvert").Citation(path.read_text("utf-8")).validate()
        return "valid by cffconvert"
    read = import_module("yaml").safe_load(path.read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(read)
    return "read by PyYAML"


def citation_bibtex(path):
    bibtexparser = import_module("bibtexparser")
    text = path.read_text("utf-8")
    read = bibtexparser.loads(text) if hasattr(bibtexparser, "loads") else bibtexparser.parse_string(text)
    assert len(read.entries) == 1 and read.entries[0]["title"]
    return "one entry"


def citation_ris(path):
    read = import_module("rispy").loads(path.read_text("utf-8"))
    assert len(read) == 1 and (read[0].get("title") or read[0].get("primary_title"))
    return "one entry"


CHECKS = {
    "plover-jsonl.jsonl": plover_jsonl,
    "csv.csv": csv_file,
    "parquet.parquet": parquet,
    "polecat.txt": table(40, True, "utf-8", True),
    "icews.tab": table(20, True, "iso-8859-1", True),
    "gdelt-events.export.CSV": gdelt_events,
    "gdelt-mentions.mentions.CSV": table(16, False, "utf-8", False),
    "phoenix.txt": table(26, False, "utf-8", True),
    "graphml.graphml": graphml,
    "edge-list.csv": edge_list,
    "stix.json": stix,
    "json-ld.jsonld": json_ld,
    "citation-cff.cff": citation_cff,
    "citation-bibtex.bib": citation_bibtex,
    "citation-ris.ris": citation_ris,
}


def import_or_none(name):
    try:
        return import_module(name)
    except ImportError:
        return None


def main():
    failed = 0
    for name, check in CHECKS.items():
        path = FOLDER / name
        try:
            said = check(path) if path.exists() else "not checked: no such file"
            print(f"{'-' if said.startswith('not') else 'ok':4} {name}: {said}")
        except ImportError as missing:
            print(f"-    {name}: not checked: {missing}")
        except Exception as error:
            failed += 1
            print(f"FAIL {name}: {type(error).__name__}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
