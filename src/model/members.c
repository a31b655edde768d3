/* Reads the sections of members: sites, VPCs, services and users. */
#include "fields.h"

#include <string.h>

#define ACCOUNT_DIGITS 12

struct section {
    const char *key;
    enum vpca_scope scope;
    const char *example;
    void (*read)(struct reading *r, const struct vpca_node *node,
                 struct vpca_member *member);
};

static const struct section sections[] = {
    {"sites", VPCA_SCOPE_SITE, "sites: { fra-dc: { kind: data-center } }",
     site_read},
    {"vpcs", VPCA_SCOPE_VPC, "vpcs: { prod: { region: eu-central-1 } }",
     vpc_read},
    {"services", VPCA_SCOPE_SERVICE,
     "services: { billing: { vpc: prod, behind: nlb } }", service_read},
    {"users", VPCA_SCOPE_USER, "users: { field-staff: { count: 240 } }",
     users_read},
};

/* ---- Facts of members ------------------------------------------------- */

struct vpca_value *member_value(struct vpca_member *member,
                                enum vpca_fact_id fact)
{
    /* The model made the array; only afterwards is it immutable. */
    struct vpca_value *values = (struct vpca_value *)member->values;

    return &values[fact - vpca_facts_first(member->scope)];
}

const struct vpca_value *member_fact(const struct vpca_member *member,
                                     enum vpca_fact_id fact)
{
    return &member->values[fact - vpca_facts_first(member->scope)];
}

/* ---- Names first ------------------------------------------------------ */

/* Entries may refer to each other, so all are known before any is read. */
static void register_member(struct reading *r, const struct section *section,
                            const struct vpca_node *node)
{
    struct vpca_member *member = &r->members[r->member_count];
    size_t there;

    if (!name_valid(r, node))
        return;
    there = vpca_names_find(r->member_names, node->key->text);
    if (there != VPCA_NO_NAME) {
        key_report(r, VPCA_CODE_DUPLICATE_NAME, node,
                   "sites, vpcs, services and users share their names: "
                   "choose another",
                   "\"%s\" is the name of %s already (line %zu)",
                   node->key->text, scope_noun(r->members[there].scope),
                   vpca_source_place(r->members[there].span.source,
                                     r->members[there].span.start)
                       .line);
        return;
    }
    member->name = node->key->text;
    member->scope = section->scope;
    member->span = node->key->span;
    member->count = vpca_value_quantity(1, 1, 0);
    member->cidrs_unknown = true;
    r->member_nodes[r->member_count] = node;
    vpca_names_add(r->member_names, member->name, r->member_count++);
}

static void register_section(struct reading *r, const struct section *section,
                             const struct vpca_node *node)
{
    if (!node || vpca_node_is_null(node) ||
        !kind_due(r, node, VPCA_NODE_MAPPING, section->example))
        return;
    for (size_t i = 0; i < node->count; i++)
        register_member(r, section, node->items[i]);
}

static void set_unknown(struct reading *r, struct vpca_member *member)
{
    size_t first = vpca_facts_first(member->scope);
    size_t count = vpca_facts_count(member->scope);
    struct vpca_value *values =
        vpca_arena_array(r->arena, count, sizeof(*values));

    for (size_t i = 0; i < count; i++)
        values[i] =
            vpca_value_unknown(vpca_facts[first + i].type, VPCA_CAUSE_FILE);
    member->values = values;
}

static size_t count_entries(const struct vpca_node *root)
{
    size_t count = 0;

    for (size_t i = 0; i < VPCA_COUNT(sections); i++) {
        const struct vpca_node *node = vpca_node_get(root, sections[i].key);

        if (node && node->kind == VPCA_NODE_MAPPING)
            count += node->count;
    }
    return count;
}

/* An entry without a value is a network of which nothing is known. */
static void read_entry(struct reading *r, size_t index)
{
    const struct vpca_node *node = r->member_nodes[index];
    struct vpca_member *member = &r->members[index];

    set_unknown(r, member);
    for (size_t i = 0; i < VPCA_COUNT(sections); i++)
        if (sections[i].scope == member->scope)
            sections[i].read(r, vpca_node_is_null(node) ? NULL : node, member);
    findings_of_cidrs(r, member);
}

void members_read(struct reading *r, const struct vpca_node *root)
{
    size_t room = count_entries(root);

    r->members = vpca_arena_array(r->arena, room, sizeof(*r->members));
    r->member_nodes =
        vpca_arena_array(r->arena, room, sizeof(*r->member_nodes));
    r->used = vpca_arena_array(r->arena, room, sizeof(*r->used));
    r->stamps = vpca_arena_array(r->arena, room, sizeof(*r->stamps));
    r->member_names = vpca_names_new(r->arena);
    for (size_t i = 0; i < VPCA_COUNT(sections); i++)
        register_section(r, &sections[i], vpca_node_get(root, sections[i].key));
    for (size_t i = 0; i < r->member_count; i++)
        read_entry(r, i);
    r->model->members = r->members;
    r->model->member_count = r->member_count;
}

/* ---- Keys that several kinds of members share ------------------------- */

void field_count(struct reading *r, const struct vpca_node *node, void *target)
{
    static const enum vpca_fact_id facts[VPCA_SCOPE_COUNT] = {
        [VPCA_SCOPE_SITE] = VPCA_FACT_SITE_COUNT,
        [VPCA_SCOPE_VPC] = VPCA_FACT_VPC_COUNT,
        [VPCA_SCOPE_USER] = VPCA_FACT_USER_COUNT,
    };
    struct vpca_member *member = target;
    enum vpca_fact_id fact = facts[member->scope];
    struct vpca_value value;

    if (!fact_read(r, &vpca_facts[fact], node, &value))
        return;
    if (value.as.quantity.high < 1) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_NUMBER, node,
                         "write 1 or more, or take the entry out",
                         "a group has at least one member");
        return;
    }
    *member_value(member, fact) = value;
    member->count = value;
    if (value.as.quantity.low < 1)
        member->count.as.quantity.low = 1;
}

void field_cidrs(struct reading *r, const struct vpca_node *node, void *target)
{
    struct vpca_member *member = target;
    size_t count = one_or_many(r, node);
    struct vpca_cidr *cidrs;

    if (is_plain(node, "unknown"))
        return;
    cidrs = vpca_arena_array(r->arena, count, sizeof(*cidrs));
    for (size_t i = 0; i < count; i++) {
        if (vpca_cidr_read(nth_of(node, i), r->diags, r->diags->arena,
                           &cidrs[member->cidr_count]))
            member->cidr_count++;
    }
    member->cidrs = cidrs;
    member->cidrs_unknown = count == 0;
}

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789_")] == '\0';
}

/* "1111-2222-3333", as consoles show it. */
static bool is_dashed_account(const char *text,
                              char ret_digits[ACCOUNT_DIGITS + 1])
{
    size_t count = 0;
    bool dashed = false;

    for (; *text; text++) {
        if (*text == '-')
            dashed = true;
        else if (*text < '0' || *text > '9' || count == ACCOUNT_DIGITS)
            return false;
        else
            ret_digits[count++] = *text;
    }
    ret_digits[count] = '\0';
    return dashed && count == ACCOUNT_DIGITS;
}

static unsigned digits_of(const char *text)
{
    unsigned count = 0;

    for (; *text; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

void field_account(struct reading *r, const struct vpca_node *node,
                   enum vpca_fact_id fact, struct vpca_member *member)
{
    const char *text = text_due(r, node, "account: \"111122223333\"");
    char digits[ACCOUNT_DIGITS + 1];

    if (!text)
        return;
    if (node->plain && is_plain(node, "unknown"))
        return;
    if (is_number(text) && node->plain && node->length == ACCOUNT_DIGITS &&
        !strchr(text, '_')) {
        vpca_node_report(
            r->diags, VPCA_CODE_BAD_ACCOUNT, node,
            vpca_arena_printf(r->diags->arena, "write: \"%s\"", text),
            "an account id must be quoted: without quotes other readers of "
            "YAML take it for a number and lose leading zeros");
        return;
    }
    if (is_dashed_account(text, digits)) {
        vpca_node_report(
            r->diags, VPCA_CODE_BAD_ACCOUNT, node,
            vpca_arena_printf(r->diags->arena, "write: \"%s\"", digits),
            "an account id is written without dashes");
        return;
    }
    if (is_number(text) &&
        (node->length != ACCOUNT_DIGITS || strchr(text, '_'))) {
        vpca_node_report(r->diags, VPCA_CODE_BAD_ACCOUNT, node,
                         "write all twelve digits, in quotes, or a label",
                         "an account id has twelve digits, and \"%s\" has %u",
                         text, digits_of(text));
        return;
    }
    *member_value(member, fact) = vpca_value_text(text);
}
