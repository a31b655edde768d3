/* Diagnostics as text for people. */
#include "excerpt.h"
#include "vpcadvise/diag.h"

struct palette {
    const char *strong;
    const char *severity[VPCA_ERROR + 1];
    const char *plain;
};

static const struct palette PALETTES[] = {
    [false] = {.strong = "", .severity = {"", "", ""}, .plain = ""},
    [true] = {.strong = "\x1b[1m",
              .severity = {[VPCA_NOTE] = "\x1b[1;36m",
                           [VPCA_WARNING] = "\x1b[1;35m",
                           [VPCA_ERROR] = "\x1b[1;31m"},
              .plain = "\x1b[0m"},
};

static void add_place(struct vpca_text *text, const struct vpca_source *source,
                      struct vpca_place place)
{
    vpca_text_add_visible(text, source->name);
    vpca_text_addf(text, ":%zu:%zu: ", place.line, place.column);
}

static void add_detail(struct vpca_text *text, int margin, const char *label,
                       const char *detail)
{
    if (!detail || !*detail)
        return;
    vpca_text_addf(text, "%*s %s", margin, "", label);
    vpca_text_add_visible(text, detail);
    vpca_text_add(text, "\n");
}

void vpca_diag_print(const struct vpca_diag *diag, struct vpca_text *text,
                     bool color)
{
    const struct palette *palette = &PALETTES[color];
    enum vpca_severity severity = vpca_code_severity(diag->code);
    const char *shade = palette->severity[severity];
    const struct vpca_source *source = diag->span.source;
    struct vpca_place place = {0};
    int margin = 3;

    vpca_text_add(text, palette->strong);
    if (source) {
        place = vpca_source_place(source, diag->span.start);
        add_place(text, source, place);
    }
    vpca_text_addf(text, "%s%s%s:%s %s", palette->plain, shade,
                   vpca_severity_name(severity), palette->plain,
                   palette->strong);
    vpca_text_add_visible(text, diag->message);
    vpca_text_addf(text, "%s [%s]\n", palette->plain,
                   vpca_code_name(diag->code));
    if (source)
        margin =
            excerpt_add(text, &diag->span, place.line, shade, palette->plain);
    add_detail(text, margin, "at ", diag->path);
    add_detail(text, margin, "hint: ", diag->hint);
}

void vpca_diags_print(const struct vpca_diags *diags, FILE *out, bool color)
{
    vpca_arena *arena = vpca_arena_new();
    struct vpca_text text;

    vpca_text_init(&text, arena);
    for (size_t i = 0; i < diags->count; i++) {
        vpca_text_clear(&text);
        vpca_diag_print(&diags->items[i], &text, color);
        fputs(text.bytes, out);
    }
    if (diags->dropped > 0)
        fprintf(out, "%zu more are not shown\n", diags->dropped);
    vpca_arena_free(arena);
}
