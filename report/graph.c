/* The graph of citations: documents and works are nodes, what one says of the other is an edge with its relation and the number of
 * mentions. A work that is one of the documents is one node with it, by the key of its identity. */
#include "forms.h"

#include "../check/key.h"

#include <stddef.h>
#include <stdlib.h>

static struct vb_str member(struct vb_report *report, const struct vb_json *object, const char *key)
{
	struct vb_str text = vb_json_member_str(object, key);
	return text.ptr ? vb_arena_copy(&report->arena, text) : VB_NULL;
}

static struct vb_str label_of(struct vb_report *report, const struct vb_json *thing, struct vb_str otherwise)
{
	struct vb_str type = vb_json_member_str(thing, "type"), number = vb_json_member_str(thing, "number_symbol");
	struct vb_str name = vb_json_member_str(thing, "name");
	if (name.ptr)
		return vb_arena_copy(&report->arena, name);
	if (!number.ptr)
		return vb_arena_copy(&report->arena, type.ptr ? type : otherwise);
	return VB_CONCAT(&report->arena, type, type.ptr ? VB_LIT(" ") : VB_NULL, number);
}

static struct vb_str name_of_file(const struct vb_json *record)
{
	return vb_json_member_str(vb_json_member(record, "source"), "name");
}

/* The key of the document itself: that of the work which it is, else of what its header says; the name of its file where it is
 * unknown whose document it is, for then two of one number need not be the same. */
static struct vb_str key_of_document(struct vb_report *report, const struct vb_json *record)
{
	const struct vb_json *works = vb_json_member(record, "works"), *document = vb_json_member(record, "document");
	const struct vb_json *jurisdiction = vb_json_member(vb_json_member(document, "issuer"), "jurisdiction");
	struct vb_str code = vb_json_member_str(jurisdiction, "code"), canonical = vb_json_member_str(document, "symbol_canonical");
	struct vb_str number = canonical.ptr ? canonical : vb_work_number_symbol(&report->arena, document);
	struct vb_str date = vb_json_member_str(document, "date");
	if (!code.ptr || !number.ptr)
		return VB_CONCAT(&report->arena, VB_LIT("file:"), name_of_file(record));
	for (size_t i = 0; i < vb_json_count(works); i++)
		if (vb_json_is_true(vb_json_member(vb_json_item(works, i), "self")))
			return vb_arena_copy(&report->arena, vb_work_key(&report->arena, vb_json_item(works, i)));
	return VB_CONCAT(&report->arena, code, VB_LIT("/"), number, VB_LIT("/"), date.ptr ? date : VB_LIT("-"));
}

/* A work whose jurisdiction is unknown ("-") is kept apart from those of other documents in the same way. */
static struct vb_str key_of_work(struct vb_report *report, const struct vb_json *record, const struct vb_json *work, uint32_t document)
{
	struct vb_str key = vb_work_key(&report->arena, work);
	if (vb_json_is_true(vb_json_member(work, "self")))
		return report->graph.nodes.items[document].key;
	if (!key.ptr || vb_str_starts(key, VB_LIT("-/")))
		return VB_CONCAT(&report->arena, VB_LIT("file:"), name_of_file(record), VB_LIT("#"), key);
	return vb_arena_copy(&report->arena, key);
}

static void add_work(struct vb_report *report, const struct vb_json *record, const struct vb_json *work, uint32_t document)
{
	struct vb_graph_node node = {
		.key = key_of_work(report, record, work, document),
		.label = label_of(report, work, VB_LIT("?")),
		.title = member(report, work, "title"),
		.date = member(report, work, "date"),
		.issuer = member(report, work, "issuer"),
		.type = member(report, work, "type"),
		.order = report->graph.edges.count,
	};
	*vb_push(&report->arena, &report->graph.nodes) = node;
}

static void add_document(struct vb_report *report, const struct vb_json *record)
{
	const struct vb_json *document = vb_json_member(record, "document");
	struct vb_graph_node node = {
		.key = key_of_document(report, record),
		.order = report->graph.edges.count,
		.label = label_of(report, document, name_of_file(record)),
		.title = member(report, document, "title"),
		.date = member(report, document, "date"),
		.issuer = member(report, vb_json_member(document, "issuer"), "name"),
		.type = member(report, document, "type"),
		.read = true,
	};
	*vb_push(&report->arena, &report->graph.nodes) = node;
}

static const size_t no_work = SIZE_MAX;

/* The index of the work. The works of a record have the ids w1, w2, … in their order; a record that was edited may not, so the id is
 * looked at. */
static size_t find_work(const struct vb_json *works, struct vb_str id)
{
	size_t number = 0, count = vb_json_count(works);
	for (size_t i = 1; i < id.len && vb_is_digit(id.ptr[i]) && number <= count; i++)
		number = 10 * number + (size_t)(id.ptr[i] - '0');
	if (number >= 1 && number <= count && vb_str_equal(vb_json_member_str(vb_json_item(works, number - 1), "id"), id))
		return number - 1;
	for (size_t i = 0; id.ptr && i < count; i++)
		if (vb_str_equal(vb_json_member_str(vb_json_item(works, i), "id"), id))
			return i;
	return no_work;
}

/* A relation of one cited work to another ("A về thực hiện B") goes from that work. `first` is the node of the first work. */
static void add_edge(struct vb_report *report, const struct vb_json *works, const struct vb_json *citation, uint32_t first)
{
	size_t to = find_work(works, vb_json_member_str(citation, "work"));
	size_t from = find_work(works, vb_json_member_str(citation, "relation_from"));
	if (to == no_work || vb_json_is_true(vb_json_member(vb_json_item(works, to), "self")))
		return;
	const struct vb_graph_node *nodes = report->graph.nodes.items;
	struct vb_graph_edge edge = {
		.from = nodes[from == no_work ? first - 1 : first + from].key,
		.to = nodes[first + to].key,
		.relation = member(report, citation, "relation"),
		.planned = vb_json_is_true(vb_json_member(citation, "planned")),
		.mentions = 1,
	};
	*vb_push(&report->arena, &report->graph.edges) = edge;
}

/* By key; of one key the document that was read stands before what is said of it, and then in the order of the records. */
static int compare_nodes(const void *a, const void *b)
{
	const struct vb_graph_node *x = a, *y = b;
	int order = vb_str_compare(x->key, y->key);
	order = order ? order : y->read - x->read;
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int compare_edges(const void *a, const void *b)
{
	const struct vb_graph_edge *x = a, *y = b;
	int order = vb_str_compare(x->from, y->from);
	order = order ? order : vb_str_compare(x->to, y->to);
	order = order ? order : vb_str_compare(x->relation, y->relation);
	return order ? order : x->planned - y->planned;
}

/* What one mention leaves open another may tell. */
static void fill(struct vb_graph_node *node, const struct vb_graph_node *other)
{
	node->title = node->title.ptr ? node->title : other->title;
	node->date = node->date.ptr ? node->date : other->date;
	node->issuer = node->issuer.ptr ? node->issuer : other->issuer;
	node->type = node->type.ptr ? node->type : other->type;
}

/* Sorts and makes one of what is the same. */
static void gather(struct vb_graph *graph)
{
	uint32_t count = 0;
	if (graph->nodes.count)
		qsort(graph->nodes.items, graph->nodes.count, sizeof *graph->nodes.items, compare_nodes);
	for (uint32_t i = 0; i < graph->nodes.count; i++) {
		if (count && vb_str_equal(graph->nodes.items[count - 1].key, graph->nodes.items[i].key))
			fill(&graph->nodes.items[count - 1], &graph->nodes.items[i]);
		else
			graph->nodes.items[count++] = graph->nodes.items[i];
	}
	graph->nodes.count = count;
	count = 0;
	if (graph->edges.count)
		qsort(graph->edges.items, graph->edges.count, sizeof *graph->edges.items, compare_edges);
	for (uint32_t i = 0; i < graph->edges.count; i++) {
		if (count && compare_edges(&graph->edges.items[count - 1], &graph->edges.items[i]) == 0)
			graph->edges.items[count - 1].mentions += graph->edges.items[i].mentions;
		else
			graph->edges.items[count++] = graph->edges.items[i];
	}
	graph->edges.count = count;
}

/* ---- Graphviz -------------------------------------------------------------------------------------------------------------- */

static void put_dot_node(struct vb_out *out, const struct vb_graph_node *node)
{
	vb_put_text(out, "\t");
	vb_put_dot_string(out, node->key);
	vb_put_text(out, " [label=");
	vb_put_dot_string(out, node->label);
	vb_put_text(out, ", tooltip=");
	vb_put_dot_string(out, node->title.ptr ? node->title : node->label);
	vb_put_text(out, node->read ? ", style=filled];\n" : "];\n");
}

static void put_dot_edge(struct vb_out *out, const struct vb_graph_edge *edge)
{
	vb_put_text(out, "\t");
	vb_put_dot_string(out, edge->from);
	vb_put_text(out, " -> ");
	vb_put_dot_string(out, edge->to);
	vb_put_text(out, " [label=");
	vb_put_dot_string(out, edge->relation);
	vb_put_text(out, ", weight=");
	vb_put_number(out, edge->mentions);
	vb_put_text(out, edge->planned ? ", style=dashed];\n" : "];\n");
}

static void write_dot(struct vb_out *out, const struct vb_graph *graph)
{
	vb_put_text(out, "digraph citations {\n\trankdir=LR;\n\tnode [shape=box, fillcolor=\"#e4efee\"];\n");
	for (uint32_t i = 0; i < graph->nodes.count; i++)
		put_dot_node(out, &graph->nodes.items[i]);
	for (uint32_t i = 0; i < graph->edges.count; i++)
		put_dot_edge(out, &graph->edges.items[i]);
	vb_put_text(out, "}\n");
}

/* ---- GraphML --------------------------------------------------------------------------------------------------------------- */

/* What is told of a node: texts of its struct. */
static const struct told {
	const char *key;
	size_t offset;
} told_of_nodes[] = {
	{"label", offsetof(struct vb_graph_node, label)}, {"type", offsetof(struct vb_graph_node, type)}, {"date", offsetof(struct vb_graph_node, date)},
	{"issuer", offsetof(struct vb_graph_node, issuer)}, {"title", offsetof(struct vb_graph_node, title)},
};

enum { TOLD_OF_NODES = sizeof told_of_nodes / sizeof *told_of_nodes };

static void put_data(struct vb_out *out, const char *key, struct vb_str value)
{
	if (!value.ptr)
		return;
	vb_put_text(out, "<data key=\"");
	vb_put_text(out, key);
	vb_put_text(out, "\">");
	vb_put_xml(out, value);
	vb_put_text(out, "</data>");
}

static struct vb_str truth(bool value)
{
	return value ? VB_LIT("true") : VB_LIT("false");
}

static void put_graphml_node(struct vb_out *out, const struct vb_graph_node *node)
{
	vb_put_text(out, "<node id=\"");
	vb_put_xml(out, node->key);
	vb_put_text(out, "\">");
	for (size_t i = 0; i < TOLD_OF_NODES; i++)
		put_data(out, told_of_nodes[i].key, *(const struct vb_str *)((const char *)node + told_of_nodes[i].offset));
	put_data(out, "read", truth(node->read));
	vb_put_text(out, "</node>\n");
}

static void put_graphml_edge(struct vb_out *out, const struct vb_graph_edge *edge)
{
	vb_put_text(out, "<edge source=\"");
	vb_put_xml(out, edge->from);
	vb_put_text(out, "\" target=\"");
	vb_put_xml(out, edge->to);
	vb_put_text(out, "\">");
	put_data(out, "relation", edge->relation);
	put_data(out, "planned", truth(edge->planned));
	vb_put_text(out, "<data key=\"mentions\">");
	vb_put_number(out, edge->mentions);
	vb_put_text(out, "</data></edge>\n");
}

static void put_graphml_key(struct vb_out *out, const char *key, const char *of, const char *type)
{
	const char *const words[] = {"<key id=\"", key, "\" for=\"", of, "\" attr.name=\"", key, "\" attr.type=\"", type, "\"/>\n"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		vb_put_text(out, words[i]);
}

static void write_graphml(struct vb_out *out, const struct vb_graph *graph)
{
	vb_put_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
	for (size_t i = 0; i < TOLD_OF_NODES; i++)
		put_graphml_key(out, told_of_nodes[i].key, "node", "string");
	put_graphml_key(out, "read", "node", "boolean");
	put_graphml_key(out, "relation", "edge", "string");
	put_graphml_key(out, "planned", "edge", "boolean");
	put_graphml_key(out, "mentions", "edge", "long");
	vb_put_text(out, "<graph id=\"citations\" edgedefault=\"directed\">\n");
	for (uint32_t i = 0; i < graph->nodes.count; i++)
		put_graphml_node(out, &graph->nodes.items[i]);
	for (uint32_t i = 0; i < graph->edges.count; i++)
		put_graphml_edge(out, &graph->edges.items[i]);
	vb_put_text(out, "</graph>\n</graphml>\n");
}

/* ---- Both ------------------------------------------------------------------------------------------------------------------ */

void vb_graph_add(struct vb_report *report, const struct vb_json *record)
{
	const struct vb_json *works = vb_json_member(record, "works"), *citations = vb_json_member(record, "citations");
	add_document(report, record);
	uint32_t first = report->graph.nodes.count;
	for (size_t i = 0; i < vb_json_count(works); i++)
		add_work(report, record, vb_json_item(works, i), first - 1);
	for (size_t i = 0; i < vb_json_count(citations); i++)
		add_edge(report, works, vb_json_item(citations, i), first);
}

void vb_graph_write(struct vb_report *report)
{
	gather(&report->graph);
	if (report->options.form == VB_REPORT_DOT)
		write_dot(&report->out, &report->graph);
	else
		write_graphml(&report->out, &report->graph);
}
