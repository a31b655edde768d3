/* Writes an edited requirements file in the place of the old one. */
#define _XOPEN_SOURCE 700

#include <string.h>
#include <sys/stat.h>

#include "input.h"
#include "output.h"
#include "rewrite.h"

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

bool rewrite_to_standard_output(const struct options *options)
{
    return options->output_said ? !options->output : is_standard(options->file);
}

static bool same(const struct vpca_source *a, const struct vpca_source *b)
{
    return a->marked == b->marked && a->length == b->length &&
           memcmp(a->bytes, b->bytes, a->length) == 0;
}

static void refuse(const struct options *options, struct vpca_diags *diags,
                   const char *hint, const char *why)
{
    vpca_diags_add(diags, VPCA_CODE_UNWRITABLE, (struct vpca_span){0}, NULL,
                   hint, "%s %s", options->file, why);
}

/* Whether the file may be replaced: it is one, and holds what was read. */
static bool may_replace(const struct options *options,
                        const struct vpca_source *before,
                        struct vpca_diags *diags)
{
    const struct vpca_source *still;
    struct stat status;

    if (stat(options->file, &status) != 0 || !S_ISREG(status.st_mode)) {
        refuse(options, diags, "name a file with --output",
               "is no file that can be written in its place");
        return false;
    }
    still = vpca_source_read(options->arena, options->file, diags);
    if (still && !same(still, before))
        refuse(options, diags, "run the command again",
               "changed while it was worked on; nothing was written");
    return still && same(still, before);
}

static enum exit_status write_it(const struct options *options,
                                 const struct vpca_source *before,
                                 const struct vpca_source *now,
                                 struct vpca_diags *diags)
{
    const char *path = options->output_said ? options->output : options->file;

    if (rewrite_to_standard_output(options))
        path = NULL;
    if (path && !options->output_said) {
        if (same(before, now))
            return EXIT_STATUS_OK;
        if (!may_replace(options, before, diags))
            return EXIT_STATUS_OUTPUT;
    }
    return output_write(options->arena, path, now, diags) ? EXIT_STATUS_OK
                                                          : EXIT_STATUS_OUTPUT;
}

enum exit_status rewrite(const struct options *options,
                         const struct vpca_source *before,
                         const struct vpca_source *now)
{
    struct vpca_diags diags;
    enum exit_status status;

    vpca_diags_init(&diags, options->arena);
    status = write_it(options, before, now, &diags);
    input_print(options, &diags);
    return status;
}
