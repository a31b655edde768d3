/* Messages: plain text with fields in braces. */
#include <string.h>

#include "loader.h"

/* What is being read, and what it gave so far. */
struct reading {
    struct loader *loader;
    const struct vpca_node *node;
    struct scopes *scopes;
    struct vpca_segment *segments;
    size_t count;
    size_t capacity;
};

static void add(struct reading *reading, struct vpca_segment segment)
{
    reading->segments = vpca_arena_grow(
        reading->loader->arena, reading->segments, reading->count,
        &reading->capacity, sizeof(*reading->segments));
    reading->segments[reading->count++] = segment;
}

static void add_text(struct reading *reading, const char *text, size_t length)
{
    struct vpca_segment segment = {.kind = VPCA_SEGMENT_TEXT};

    if (length == 0)
        return;
    segment.text = vpca_arena_copy(reading->loader->arena, text, length);
    add(reading, segment);
}

static const struct name {
    const char *text;
    enum vpca_segment_kind kind;
} names[] = {
    {"option", VPCA_SEGMENT_OPTION},
    {"backup", VPCA_SEGMENT_BACKUP},
    {"member", VPCA_SEGMENT_MEMBER},
    {"own_site", VPCA_SEGMENT_OWN_SITE},
};

static bool add_name(struct reading *reading, const char *field)
{
    for (size_t i = 0; i < VPCA_COUNT(names); i++) {
        if (strcmp(field, names[i].text) == 0) {
            add(reading, (struct vpca_segment){.kind = names[i].kind});
            return true;
        }
    }
    return false;
}

static void report(const struct reading *reading, const char *field)
{
    struct vpca_nearest nearest;

    vpca_nearest_init(&nearest, field);
    for (size_t i = 0; i < VPCA_COUNT(names); i++)
        vpca_nearest_feed(&nearest, names[i].text);
    vpca_node_report(reading->loader->diags, VPCA_CODE_RULE_MESSAGE,
                     reading->node, hint_nearest(reading->loader, &nearest),
                     "there is no field \"%s\"", field);
}

/* "backup.bandwidth". False when the field names no fact of a second path. */
static bool add_backup_fact(struct reading *reading, const char *field)
{
    static const char scope[] = "backup.";
    struct vpca_segment segment = {.kind = VPCA_SEGMENT_BACKUP_FACT};
    const char *name;

    if (strncmp(field, scope, strlen(scope)) != 0)
        return false;
    name = vpca_arena_printf(reading->loader->arena, "option.%s",
                             field + strlen(scope));
    if (operand_find(reading->loader, name, reading->node, &segment.operand))
        add(reading, segment);
    return true;
}

/* "need.bandwidth", or "need.sites:site". */
static void add_field(struct reading *reading, char *field)
{
    struct vpca_segment segment = {.kind = VPCA_SEGMENT_FACT};
    char *noun = strchr(field, ':');

    if (add_name(reading, field) || add_backup_fact(reading, field))
        return;
    if (noun) {
        *noun++ = '\0';
        segment.kind = VPCA_SEGMENT_COUNT_OF;
        segment.text = noun;
    }
    if (!operand_is_reference(field)) {
        report(reading, field);
        return;
    }
    if (!operand_find(reading->loader, field, reading->node, &segment.operand))
        return;
    if (noun &&
        (!*noun || operand_type(&segment.operand) != VPCA_TYPE_QUANTITY ||
         segment.operand.fact->unit != VPCA_UNIT_COUNT))
        vpca_node_report(reading->loader->diags, VPCA_CODE_RULE_MESSAGE,
                         reading->node, NULL,
                         "\"%s\" is no count that a noun could follow", field);
    scopes_add(reading->scopes, &segment.operand);
    add(reading, segment);
}

static void read_text(struct reading *reading, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "{}");
        const char *end;

        add_text(reading, text, length);
        text += length;
        if (!*text)
            break;
        end = *text == '{' ? strchr(text, '}') : NULL;
        if (!end) {
            vpca_node_report(reading->loader->diags, VPCA_CODE_RULE_MESSAGE,
                             reading->node, NULL,
                             "a brace stands alone in the message");
            break;
        }
        add_field(reading, vpca_arena_copy(reading->loader->arena, text + 1,
                                           (size_t)(end - text - 1)));
        text = end + 1;
    }
}

struct vpca_message message_read(struct loader *loader,
                                 const struct vpca_node *node,
                                 struct scopes *scopes)
{
    struct reading reading = {.loader = loader, .node = node, .scopes = scopes};
    const char *text = text_read(loader, node, "the message");
    bool demand = scopes->demand;

    if (text)
        read_text(&reading, text);
    /* Only a condition reads a demand in the sense that matters. */
    scopes->demand = demand;
    return (struct vpca_message){.segments = reading.segments,
                                 .count = reading.count};
}

bool message_has(const struct vpca_message *message,
                 enum vpca_segment_kind kind)
{
    for (size_t i = 0; i < message->count; i++) {
        if (message->segments[i].kind == kind)
            return true;
    }
    return false;
}

/* ---- As the pack writes it -------------------------------------------- */

static void write_operand(struct vpca_text *text,
                          const struct vpca_operand *operand)
{
    if (operand->kind == VPCA_OPERAND_TAG)
        vpca_text_addf(text, "%s.tags.%s", vpca_scope_name(operand->scope),
                       operand->tag);
    else
        vpca_text_add(text, operand->fact->name);
}

static const char *name_of(enum vpca_segment_kind kind)
{
    for (size_t i = 0; i < VPCA_COUNT(names); i++) {
        if (names[i].kind == kind)
            return names[i].text;
    }
    return "";
}

void vpca_message_write(struct vpca_text *text,
                        const struct vpca_message *message)
{
    for (size_t i = 0; i < message->count; i++) {
        const struct vpca_segment *segment = &message->segments[i];
        bool counts = segment->kind == VPCA_SEGMENT_COUNT_OF;

        if (segment->kind == VPCA_SEGMENT_TEXT) {
            vpca_text_add(text, segment->text);
            continue;
        }
        vpca_text_add(text, "{");
        if (counts || segment->kind == VPCA_SEGMENT_FACT)
            write_operand(text, &segment->operand);
        else
            vpca_text_add(text, name_of(segment->kind));
        if (counts)
            vpca_text_addf(text, ":%s", segment->text);
        vpca_text_add(text, "}");
    }
}
