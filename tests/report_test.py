#!/usr/bin/python3
"""What `vanban report` writes, without a browser: the data in the page are the records', nothing of a document becomes markup, the
policy allows what is there and nothing else, both languages are complete; the graphs hold what the records cite."""
import base64
import hashlib
import html
import html.parser
import json
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree

import support

LEFT_OUT = {"source_span", "source_pieces", "pieces", "spans", "sha256", "iri"}
HEAD = ("source", "document", "citations", "works", "assignments", "targets", "diagnostics")
BODY = ("text", "parts", "sections", "appendices")
ATTACK = '</script><script>alert(1)</script><!-- <b title="x">&amp;'
SCHEMA = open(os.path.join(support.TOP, "schema", "document.schema.json"), encoding="utf-8").read()
WORDS = os.path.join(support.TOP, "report", "page")


class Page(html.parser.HTMLParser):
    """The elements of a page, as a browser would see them."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.scripts, self.style, self.policy, self.language = [], [], None, None, None
        self.open = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append((tag, attributes))
        if tag == "html":
            self.language = attributes["lang"]
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes["content"]
        if tag in ("script", "style"):
            self.open = [tag, attributes, ""]

    def handle_data(self, data):
        if self.open:
            self.open[2] += data

    def handle_endtag(self, tag):
        if self.open and tag == self.open[0]:
            if tag == "style":
                self.style = self.open[2]
            else:
                self.scripts.append(self.open[1:])
            self.open = None

    def data(self, kind):
        return [json.loads(text) for attributes, text in self.scripts if attributes.get("class") == kind]


def slim(value, parent=""):
    """The value as the page holds it."""
    if isinstance(value, dict):
        return {key: slim(inner, key) for key, inner in value.items()
                if key not in LEFT_OUT and not (parent == "paragraphs" and key == "text")}
    return [slim(inner, parent) for inner in value] if isinstance(value, list) else value


def report(program, *args, stdin=None, status=0, locale=None):
    environment = dict(os.environ)
    if locale:
        environment["LC_ALL"] = locale
        environment.pop("LD_PRELOAD", None)  # what a test run preloads ends a process whose locale is not installed
    done = subprocess.run([program, "report", *args], input=stdin, capture_output=True, timeout=120, cwd=support.TOP, env=environment)
    assert done.returncode == status, (args, done.returncode, done.stderr)
    return done


def page_of(program, records, folder, *args, **more):
    path = os.path.join(folder, "page.html")
    done = report(program, "-", "-o", path, *args, stdin="\n".join(map(json.dumps, records)).encode(), **more)
    with open(path, encoding="utf-8") as file:
        return Page(file.read()), done


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def check_data(program, records, folder):
    page, _ = page_of(program, records, folder)
    heads = page.data("head")
    identities = [head.pop("identity") for head in heads]
    assert heads == [slim({key: record[key] for key in HEAD}) for record in records]
    forms = [identity for identity, record in zip(identities, records) if "/three-forms." in record["source"]["name"]]
    assert len(forms) == 3 and len(set(forms)) == 1 and len(set(identities)) == len(records) - 2  # they are one document in three forms
    assert page.data("body") == [slim({key: record[key] for key in BODY}) for record in records]


def check_reused_numbers(program, record, folder):
    """The page knows which dates of one number are of several works, and of how many: those of one term, or of which only the year differs."""
    def work(number, date, key="VN/20-NQ/TW"):
        return {**record["works"][0], "id": f"w{number}", "key": f"{key}/{date or '-'}", "number_symbol": key.split("/", 1)[1], "date": date}
    dates = ["2012-11-01", "2022-06-16", "2021-06-16", None, "2022-07"]
    works = [work(number, date) for number, date in enumerate(dates, 1)] + [work(9, "2023-01-05", "VN/1131/QĐ-TTg"), work(10, "2023-02-05", "VN/1131/QĐ-TTg")]
    page, _ = page_of(program, [{**record, "works": works, "citations": []}], folder)
    reused, = page.data("reused")
    assert reused == {"VN/20-NQ/TW": [["2012-11-01"], ["2021-06-16", "2022-06-16", "2022-07"]]}, reused


def check_issuers(program, record, folder):
    """Names of one body are the same to the page where they are to the check; the committee alone stands for each of its organs."""
    names = ["Ban Chấp hành Trung ương Đảng khóa XIII", "BCH Trung ương", "Hội nghị Trung ương lần thứ tám khoá XIII", "Tỉnh ủy", None]
    works = [{**record["works"][0], "id": f"w{number}", "issuer": name} for number, name in enumerate(names, 1)]
    page, _ = page_of(program, [{**record, "works": works, "citations": []}], folder)
    issuers, = page.data("issuers")
    assert set(issuers) == set(names[:4]) and len({issuers[name] for name in names[:3]}) == 1 and issuers["Tỉnh ủy"] == "", issuers


def check_findings(program, records, folder):
    """The findings of the page are those of the check, in both languages, and so are the words that are seen without scripts."""
    lines = "\n".join(map(json.dumps, records)).encode()
    page, _ = page_of(program, records, folder, "--lang", "en")
    for language in ("en", "vi"):
        done = subprocess.run([program, "check", "--format", "ndjson", "--lang", language, "-"], input=lines, capture_output=True)
        wanted = [json.loads(line) for line in done.stdout.splitlines()]
        found = [json.loads(text) for attributes, text in page.scripts
                 if attributes.get("class") == "finding" and attributes["lang"] == language]
        assert wanted and found == wanted, language
        codes = [json.loads(text) for attributes, text in page.scripts if attributes.get("class") == "codes" and attributes["lang"] == language]
        assert len(codes) == 1 and {finding["code"] for finding in wanted} <= set(codes[0])
        assert all(title and text for title, text in codes[0].values())
    english = [json.loads(line) for line in subprocess.run([program, "check", "--format", "ndjson", "--lang", "en", "-"], input=lines,
                                                           capture_output=True).stdout.splitlines()]
    with open(os.path.join(folder, "page.html"), encoding="utf-8") as file:
        seen = [html.unescape(item) for item in re.findall(r"^<li><code>[\w-]+</code> (.*)</li>$", file.read(), re.M)]
    assert seen == [finding["message"] for finding in english]


def check_without_text(program, record, folder):
    page, _ = page_of(program, [{**record, "text": None}], folder)
    body = page.data("body")[0]
    assert body["text"] is None and body["sections"][0]["children"] == [] or "text" in json.dumps(body["sections"])


def check_policy(program, records, folder):
    page, _ = page_of(program, records, folder)
    rules = dict(rule.strip().split(" ", 1) for rule in page.policy.split(";"))
    running = [text for attributes, text in page.scripts if attributes.get("type") != "application/json"]
    assert rules["default-src"] == "'none'" and rules["style-src"] == hash_of(page.style)
    assert rules["script-src"].split() == [hash_of(text) for text in running] and len(running) == 2
    assert (rules["base-uri"], rules["form-action"], rules["img-src"]) == ("'none'", "'none'", "data:")
    for tag, attributes in page.tags:
        assert "src" not in attributes and not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert not attributes.get("href", "#").startswith(("http", "//")), attributes


def check_escaped(program, record, folder):
    """A document that holds markup everywhere adds no element to those that the page has with plain words in their place."""
    def put(value, words):
        if isinstance(value, dict):
            return {key: put(inner, words) for key, inner in value.items()}
        if isinstance(value, list):
            return [put(inner, words) for inner in value]
        return value + words if isinstance(value, str) else value

    kinds = []
    for words in (ATTACK, "plain"):
        changed = {**put(record, words), "schema_version": "1.0"}
        failed = {"schema_version": "1.0", "source": {"name": words}, "error": {"code": "empty", "message": words, "hint": words}}
        page, _ = page_of(program, [changed, failed], folder)
        kinds.append([tag for tag, _ in page.tags])
        assert page.data("head")[0]["source"]["name"] == record["source"]["name"] + words
        assert page.data("error")[0]["error"]["message"] == words
    assert kinds[0] == kinds[1]


def check_languages(program, records, folder):
    for args, locale, language in (((), "C.UTF-8", "en"), ((), "vi_VN.UTF-8", "vi"), (("--lang", "vi"), "C.UTF-8", "vi"),
                                   (("--lang", "en"), "vi_VN.UTF-8", "en"), ((), "vic_XX", "en")):
        page, _ = page_of(program, records[:1], folder, *args, locale=locale)
        assert page.language == language, (args, locale, page.language)


def words_of(name):
    """key -> [Vietnamese, English] of a table of words."""
    with open(os.path.join(WORDS, name), encoding="utf-8") as file:
        table = re.findall(r'^\t"?([\w-]+)"?: \["((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\],$', file.read(), re.M)
    assert len({key for key, _, _ in table}) == len(table), name
    return {key: words for key, *words in table}


def check_words():
    """Every entry has both languages, with the same places to fill; every code of a diagnostic has words; every word is used."""
    words = words_of("words.js")
    with open(os.path.join(WORDS, "words.js"), encoding="utf-8") as file:
        assert len(words) == len(re.findall(r"^\t[\w\"]", file.read(), re.M))
    for key, (vietnamese, english) in {**words, **words_of("code_words.js")}.items():
        assert vietnamese.strip() and english.strip(), key
        assert sorted(re.findall(r"\{\w\}", vietnamese)) == sorted(re.findall(r"\{\w\}", english)), key
    scripts = "".join(open(os.path.join(WORDS, name), encoding="utf-8").read() for name in sorted(os.listdir(WORDS))
                      if name.endswith(".js") and name != "words.js")
    for key in re.findall(r"\bt\(\"(\w+)\"", scripts):
        assert key in words, f"t(\"{key}\") is no word"
    quoted = set(re.findall(r'"([\w-]+)"', scripts)) | {"mentions_", *json.loads(SCHEMA)["$defs"]["citation"]["properties"]["relation"]["enum"]}
    unused = {key for key in words if key not in quoted and not re.search(rf'\b{key}:', scripts) and re.sub("s?Of$", "", key) not in quoted}
    assert not unused, unused
    for what in set(re.findall(r"counted\([^\"]*\"(\w+)\"\)", scripts)):
        assert f"{what}Of" in words and f"{what}sOf" in words, what
    with open(os.path.join(support.TOP, "base", "diagnostic.h"), encoding="utf-8") as file:
        codes = set(re.findall(r'^\tD\(\w+, "([\w-]+)"', file.read(), re.M))
    with open(os.path.join(support.TOP, "cli", "findings_text.c"), encoding="utf-8") as file:  # why something was not checked
        reasons = set(re.findall(r'^\t\{"([\w-]+)", "', file.read(), re.M))
    assert codes and reasons and codes | reasons == set(words_of("code_words.js")), (codes | reasons) ^ set(words_of("code_words.js"))


def graph_of(records):
    """(nodes, edges with their mentions) as the records say."""
    nodes, edges = set(), {}
    for record in records:
        header, file = record["document"], f"file:{record['source']['name']}"
        code = header["issuer"] and header["issuer"]["jurisdiction"]["code"]
        own = next((work["key"] for work in record["works"] if work["self"]), None)
        own = (own or f"{code}/{header['symbol_canonical'] or header['number_symbol']}/{header['date'] or '-'}") if code and header["number_symbol"] else file
        keys = {work["id"]: own if work["self"] else f"{file}#{work['key']}" if work["key"].startswith("-/") else work["key"]
                for work in record["works"]}
        nodes |= {own, *keys.values()}
        selves = {work["id"] for work in record["works"] if work["self"]}
        for citation in record["citations"]:
            if citation["work"] and citation["work"] not in selves:
                edge = (keys.get(citation["relation_from"], own), keys[citation["work"]], citation["relation"], citation["planned"])
                edges[edge] = edges.get(edge, 0) + 1
    return nodes, edges


def check_graphml(program, records, lines):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = xml.etree.ElementTree.fromstring(report(program, "--format", "graphml", "-", stdin=lines).stdout)
    nodes = [node.get("id") for node in root.iter(f"{space}node")]
    edges = {}
    for edge in root.iter(f"{space}edge"):
        data = {one.get("key"): one.text for one in edge}
        edges[edge.get("source"), edge.get("target"), data["relation"], data["planned"] == "true"] = int(data["mentions"])
    assert nodes == sorted(nodes, key=lambda key: key.encode()) and len(set(nodes)) == len(nodes)
    assert (set(nodes), edges) == graph_of(records)


DOT_STRING = r'"((?:[^"\\]|\\["\\n])*)"'
DOT_LINE = re.compile(rf'\t{DOT_STRING}(?: -> {DOT_STRING})? \[(.*)\];')


def check_dot(program, records, lines):
    dot = report(program, "--format", "dot", "-", stdin=lines).stdout
    check_drawn(records, dot)
    first, *body, last = dot.decode().splitlines()
    assert first == "digraph citations {" and last == "}"
    nodes, edges = set(), set()
    unquote = lambda text: re.sub(r"\\(.)", r"\1", text)
    for line in body[2:]:
        start, end, attributes = DOT_LINE.fullmatch(line).groups()
        assert re.fullmatch(rf'(?:\w+=(?:{DOT_STRING}|\w+)(?:, )?)+', attributes), line
        if end is None:
            nodes.add(unquote(start))
        else:
            edges.add((unquote(start), unquote(end)))
    assert (nodes, edges) == (graph_of(records)[0], {edge[:2] for edge in graph_of(records)[1]})


def check_drawn(records, dot):
    """Graphviz, where it is there, draws what the graph says."""
    if not shutil.which("dot"):
        return
    svg = subprocess.run(["dot", "-Tsvg"], input=dot, check=True, capture_output=True, timeout=100).stdout
    drawn = [one for one in xml.etree.ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g") if one.get("class") == "node"]
    assert len(drawn) == len(graph_of(records)[0])


def check_same_bytes(program, lines):
    for form in ("dot", "graphml"):
        outputs = {report(program, "--format", form, "-", stdin=lines).stdout for _ in range(2)}
        assert len(outputs) == 1


def check_odd_graph(program, record):
    """Keys and titles with quotes, backslashes, line ends and characters that XML can't hold."""
    odd = 'a "b" \\N <c> & \n \x01 \uffff \x00 end'
    changed = json.loads(json.dumps(record))
    for work in changed["works"]:
        work["title"], work["key"] = odd, f"VN/{odd}{work['id']}/-"
    lines = json.dumps(changed).encode()
    root = xml.etree.ElementTree.fromstring(report(program, "--format", "graphml", "-", stdin=lines).stdout)
    titles = [one.text for one in root.iter("{http://graphml.graphdrawing.org/xmlns}data") if one.get("key") == "title"]
    assert 'a "b" \\N <c> & \n \ufffd \ufffd \ufffd end' in titles, titles
    dot = report(program, "--format", "dot", "-", stdin=lines).stdout
    check_drawn([changed], dot)
    dot = dot.decode()
    assert r'tooltip="a \"b\" \\N <c> & \n' in dot


def check_output(program, records, folder):
    lines, path = "\n".join(map(json.dumps, records)).encode(), os.path.join(folder, "out.html")
    done = report(program, "-", stdin=lines, status=2)
    assert b"-o report.html" in done.stderr and not done.stdout
    report(program, "-o", path, status=2)
    report(program, "-", "-o", path, "--format", "pdf", stdin=lines, status=2)
    report(program, "-", "-o", path, "--lang", "fr", stdin=lines, status=2)
    done = report(program, "-", "-o", path, stdin=b"", status=3)
    assert b"no record" in done.stderr and not os.path.exists(path)
    done = report(program, "no-such-file.json", "-o", path, status=3)
    assert b"no-such-file.json: error: there is no such file" in done.stderr and not os.path.exists(path)
    done = report(program, "-", "-o", os.path.join(folder, "none", "out.html"), stdin=lines, status=4)
    assert b"can't be written: No such file or directory; make its folder first" in done.stderr, done.stderr
    done = report(program, "-", "-o", path, stdin=lines + b"\n{broken\n", status=3)
    with open(path, encoding="utf-8") as file:
        assert len(Page(file.read()).data("head")) == len(records)
    kept = os.path.join(folder, "records.ndjson")
    with open(kept, "wb") as file:
        file.write(lines)
    done = report(program, kept, "-o", kept, status=2)
    assert b"would replace the input" in done.stderr
    assert sorted(os.listdir(folder)) == ["out.html", "page.html", "records.ndjson"]  # nothing half written is left


def main():
    program = support.parser(__doc__).parse_args().program
    records = [support.record(program, fixture) for fixture in support.fixtures()]
    lines = "\n".join(map(json.dumps, records)).encode()
    check_words()
    with tempfile.TemporaryDirectory() as folder:
        check_data(program, records, folder)
        check_reused_numbers(program, records[0], folder)
        check_issuers(program, records[0], folder)
        check_findings(program, records, folder)
        check_without_text(program, records[0], folder)
        check_policy(program, records, folder)
        check_escaped(program, records[0], folder)
        check_languages(program, records, folder)
        check_output(program, records, folder)
    check_graphml(program, records, lines)
    check_dot(program, records, lines)
    check_same_bytes(program, lines)
    check_odd_graph(program, records[0])


main()
