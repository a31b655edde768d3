/* Puts blocks into a document. */
#include "explain.h"

struct explain explain_new(vpca_arena *arena, const struct vpca_ruleset *rules)
{
    struct explain e = {
        .arena = arena,
        .rules = rules,
        .doc = vpca_arena_alloc(arena, sizeof(struct vpca_doc)),
    };

    e.keys = keys_read(&e);
    e.values = values_read(&e);
    return e;
}

const char *say(const struct explain *e, const char *format, ...)
{
    struct vpca_text text;
    va_list arguments;

    vpca_text_init(&text, e->arena);
    va_start(arguments, format);
    vpca_text_vaddf(&text, format, arguments);
    va_end(arguments);
    return text.bytes;
}

static void put(struct explain *e, struct vpca_block block)
{
    struct vpca_doc *doc = e->doc;

    doc->blocks = vpca_arena_grow(e->arena, doc->blocks, doc->count,
                                  &doc->capacity, sizeof(*doc->blocks));
    doc->blocks[doc->count++] = block;
}

void put_title(struct explain *e, const char *text)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_TITLE,
                               .text = text,
                               .tone = VPCA_TONE_NEUTRAL});
}

void put_heading(struct explain *e, const char *text)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_HEADING,
                               .text = text,
                               .tone = VPCA_TONE_NEUTRAL});
}

void put_text(struct explain *e, unsigned depth, const char *text)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_TEXT,
                               .depth = depth,
                               .text = text,
                               .tone = VPCA_TONE_NEUTRAL});
}

void put_row(struct explain *e, unsigned depth, const char *name,
             const char *text)
{
    if (text && *text)
        put(e, (struct vpca_block){.kind = VPCA_BLOCK_ROW,
                                   .depth = depth,
                                   .name = name,
                                   .text = text,
                                   .tone = VPCA_TONE_NEUTRAL});
}

void put_item(struct explain *e, unsigned depth, enum vpca_tone tone,
              const char *text)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_ITEM,
                               .depth = depth,
                               .text = text,
                               .tone = tone});
}

void put_code(struct explain *e, const char *text)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_CODE,
                               .text = text,
                               .tone = VPCA_TONE_NEUTRAL});
}

void put_table(struct explain *e, const char *const *cells, size_t rows,
               size_t columns)
{
    put(e, (struct vpca_block){.kind = VPCA_BLOCK_TABLE,
                               .tone = VPCA_TONE_NEUTRAL,
                               .cells = cells,
                               .rows = rows,
                               .columns = columns});
}

void ids_init(struct ids *names, const struct explain *e)
{
    vpca_text_init(&names->text, e->arena);
    names->count = 0;
}

void ids_add(struct ids *names, const char *name)
{
    vpca_text_addf(&names->text, "%s%s", names->count++ ? ", " : "", name);
}
