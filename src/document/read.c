/* Reads a whole file or standard input, within the limit on its size. */
#define _POSIX_C_SOURCE 200809L /* fileno, fstat */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "vpcadvise/document.h"

#define CHUNK ((size_t)64 << 10)

static const struct vpca_span NOWHERE = {0};

static const char *reason_hint(int error)
{
    switch (error) {
    case ENOENT:
        return "check how the name is spelled and where you are";
    case EACCES:
        return "ask for the right to read it";
    case EISDIR:
        return "name one file in it";
    default:
        return NULL;
    }
}

static void report_unreadable(struct vpca_diags *diags, const char *name,
                              int error)
{
    vpca_diags_add(diags, VPCA_CODE_UNREADABLE, NOWHERE, NULL,
                   reason_hint(error), "cannot read %s: %s", name,
                   strerror(error));
}

static bool refuse_size(const char *name, struct vpca_diags *diags)
{
    vpca_diags_add(diags, VPCA_CODE_LIMIT_FILE_SIZE, NOWHERE, NULL,
                   "split it into several files", "%s is larger than %u MiB",
                   name, (unsigned)VPCA_LIMIT_FILE_SIZE >> 20);
    return false;
}

/* Whether it is known to be too large before it is read. */
static bool is_too_large(FILE *file)
{
    struct stat status;

    return fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size > VPCA_LIMIT_FILE_SIZE;
}

/* Stops right above the limit, so that an endless stream ends too. */
static bool read_all(FILE *file, const char *name, struct vpca_text *text,
                     struct vpca_diags *diags)
{
    char chunk[CHUNK];
    size_t got;

    if (is_too_large(file))
        return refuse_size(name, diags);
    errno = 0;
    while ((got = fread(chunk, 1, sizeof(chunk), file)) > 0) {
        vpca_text_add_bytes(text, chunk, got);
        if (text->length > VPCA_LIMIT_FILE_SIZE)
            return refuse_size(name, diags);
    }
    if (!ferror(file))
        return true;
    report_unreadable(diags, name, errno ? errno : EIO);
    return false;
}

/* How a text starts: F and E are the bytes of a byte-order mark, 0 is NUL and
 * * any other byte, since a first character is mostly ASCII. */
static const struct {
    const char *shape;
    const char *encoding;
} WIDE_STARTS[] = {
    {"FE00", "UTF-32"}, {"00EF", "UTF-32"}, {"000*", "UTF-32"},
    {"*000", "UTF-32"}, {"FE", "UTF-16"},   {"EF", "UTF-16"},
    {"0*", "UTF-16"},   {"*0", "UTF-16"},
};

static bool has_shape(const struct vpca_text *text, const char *shape)
{
    size_t length = strlen(shape);

    if (text->length < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text->bytes[i];
        bool fits = shape[i] == 'F'   ? byte == 0xFF
                    : shape[i] == 'E' ? byte == 0xFE
                    : shape[i] == '0' ? byte == 0
                                      : byte != 0;

        if (!fits)
            return false;
    }
    return true;
}

/* The encoding when it is one of those with wide units, or NULL. */
static const char *find_wide_encoding(const struct vpca_text *text)
{
    for (size_t i = 0; i < VPCA_COUNT(WIDE_STARTS); i++)
        if (has_shape(text, WIDE_STARTS[i].shape))
            return WIDE_STARTS[i].encoding;
    return NULL;
}

static const struct vpca_source *make_source(vpca_arena *arena,
                                             const char *name,
                                             const struct vpca_text *text,
                                             struct vpca_diags *diags)
{
    static const char MARK[] = "\xEF\xBB\xBF";
    const char *wide = find_wide_encoding(text);
    size_t skip = strncmp(text->bytes, MARK, 3) == 0 ? 3 : 0;
    size_t length = text->length - skip;
    struct vpca_source *source;

    if (wide) {
        vpca_diags_add(diags, VPCA_CODE_ENCODING, NOWHERE, NULL,
                       "save it as UTF-8", "%s is written in %s", name, wide);
        return NULL;
    }
    source = vpca_source_new(arena, name,
                             vpca_arena_copy(arena, text->bytes + skip, length),
                             length);
    source->marked = skip > 0;
    return source;
}

const struct vpca_source *vpca_source_read(vpca_arena *arena, const char *path,
                                           struct vpca_diags *diags)
{
    bool standard = strcmp(path, "-") == 0;
    const char *name =
        standard ? "<stdin>" : vpca_arena_copy(arena, path, strlen(path));
    const struct vpca_source *source = NULL;
    vpca_arena *scratch = NULL;
    FILE *file = standard ? stdin : fopen(path, "rb");
    struct vpca_text text;

    if (!file) {
        report_unreadable(diags, name, errno);
        return NULL;
    }
    scratch = vpca_arena_new();
    vpca_text_init(&text, scratch);
    if (read_all(file, name, &text, diags))
        source = make_source(arena, name, &text, diags);
    vpca_arena_free(scratch);
    if (!standard)
        fclose(file);
    return source;
}
