/* Opens, completes and discards the files that reports are written to. */
#define _XOPEN_SOURCE 700

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output.h"

#define BUFFER_SIZE   ((size_t)64 << 10)
#define EVERYBODY_MAY 0666 /* as far as the umask allows */

static void fail(struct vpca_diags *diags, const struct output *output,
                 int reason)
{
    if (reason)
        vpca_diags_add(diags, VPCA_CODE_UNWRITABLE, (struct vpca_span){0}, NULL,
                       NULL, "%s cannot be written: %s", output->name,
                       strerror(reason));
    else
        vpca_diags_add(diags, VPCA_CODE_UNWRITABLE, (struct vpca_span){0}, NULL,
                       NULL, "%s cannot be written", output->name);
}

/* ---- Open ------------------------------------------------------------- */

/* What a descriptor's name stands for is shared with others, and no file of
 * ours to replace. */
static bool is_descriptor(const char *path)
{
    return strncmp(path, "/dev/fd/", 8) == 0 ||
           strncmp(path, "/dev/std", 8) == 0 || strncmp(path, "/proc/", 6) == 0;
}

static bool is_file(const char *path, const struct stat *status)
{
    struct stat input;

    return strcmp(path, "-") != 0 && stat(path, &input) == 0 &&
           input.st_dev == status->st_dev && input.st_ino == status->st_ino;
}

static bool is_input(const struct options *options, const struct stat *status)
{
    for (size_t i = 0; i < options->word_count; i++) {
        if (is_file(options->words[i], status))
            return true;
    }
    return options->file && is_file(options->file, status);
}

/* The file a link leads to, so that the link stays. */
static const char *resolve(vpca_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *copy = real ? vpca_arena_copy(arena, real, strlen(real)) : path;

    free(real);
    return copy;
}

/* A descriptor of the new file beside the target, or -1. */
static int open_beside(struct outputs *outputs, struct output *output,
                       const char *path, const struct stat *old)
{
    int descriptor;

    output->target = resolve(outputs->arena, path);
    output->temporary = vpca_arena_printf(outputs->arena, "%s.tmp-%ld",
                                          output->target, (long)getpid());
    descriptor = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY,
                      EVERYBODY_MAY);
    if (descriptor == -1)
        output->temporary = NULL;
    else if (old) /* a file that keeps its name keeps its permissions */
        (void)fchmod(descriptor, old->st_mode & 0777);
    return descriptor;
}

static int open_path(struct outputs *outputs, struct output *output,
                     const char *path)
{
    struct stat status;

    if (is_descriptor(path))
        return open(path, O_WRONLY | O_APPEND | O_NOCTTY);
    if (stat(path, &status) != 0)
        return open_beside(outputs, output, path, NULL);
    if (S_ISREG(status.st_mode))
        return open_beside(outputs, output, path, &status);
    return open(path, O_WRONLY | O_NOCTTY);
}

static bool open_request(struct outputs *outputs, struct output *output,
                         const struct request *request)
{
    int descriptor;

    if (!request->path) {
        output->stream = stdout;
    } else {
        descriptor = open_path(outputs, output, request->path);
        if (descriptor == -1)
            return false;
        output->stream = fdopen(descriptor, "w");
    }
    return output->stream &&
           setvbuf(output->stream, NULL, _IOFBF, BUFFER_SIZE) == 0;
}

bool outputs_open(struct outputs *outputs, const struct options *options,
                  struct vpca_diags *diags)
{
    *outputs = (struct outputs){
        .arena = options->arena,
        .items = vpca_arena_array(options->arena, options->request_count,
                                  sizeof(*outputs->items)),
    };
    for (size_t i = 0; i < options->request_count; i++) {
        const struct request *request = &options->requests[i];
        struct output *output = &outputs->items[outputs->count++];
        struct stat status;

        output->name = request->path ? request->path : "standard output";
        if (request->path && stat(request->path, &status) == 0 &&
            is_input(options, &status)) {
            vpca_diags_add(diags, VPCA_CODE_UNWRITABLE, (struct vpca_span){0},
                           NULL, "name another file",
                           "%s is the input; the report would replace it",
                           request->path);
            return false;
        }
        errno = 0;
        if (!open_request(outputs, output, request)) {
            fail(diags, output, errno);
            return false;
        }
    }
    return true;
}

/* ---- Complete --------------------------------------------------------- */

/* Whether the stream is a pipe that nobody reads any more. */
static bool is_abandoned(FILE *stream)
{
    struct pollfd poller = {.fd = fileno(stream), .events = POLLOUT};
    struct stat status;

    if (fstat(poller.fd, &status) != 0 ||
        !(S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode)))
        return false;
    return poll(&poller, 1, 0) > 0 && poller.revents & (POLLERR | POLLHUP);
}

/* Closes the stream. What is left in its buffer is tried again, which gives
 * the reason why an earlier write failed. */
static bool finish(struct output *output, struct vpca_diags *diags)
{
    FILE *stream = output->stream;
    bool failed = ferror(stream) != 0;
    bool abandoned;
    int reason = 0;

    output->stream = NULL;
    errno = 0;
    if (fflush(stream) != 0) {
        failed = true;
        reason = errno;
    }
    abandoned = failed && is_abandoned(stream);
    errno = 0;
    if (fclose(stream) != 0) {
        failed = true;
        reason = reason ? reason : errno;
    }
    if (failed && !abandoned)
        fail(diags, output, reason);
    return !failed;
}

bool outputs_commit(struct outputs *outputs, struct vpca_diags *diags)
{
    bool complete = true;

    for (size_t i = 0; i < outputs->count; i++)
        complete &= finish(&outputs->items[i], diags);
    for (size_t i = 0; i < outputs->count && complete; i++) {
        struct output *output = &outputs->items[i];

        if (!output->temporary)
            continue;
        if (rename(output->temporary, output->target) == 0) {
            output->temporary = NULL;
        } else {
            fail(diags, output, errno);
            complete = false;
        }
    }
    outputs_discard(outputs);
    return complete;
}

void outputs_discard(struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        struct output *output = &outputs->items[i];

        if (output->stream)
            fclose(output->stream);
        if (output->temporary)
            unlink(output->temporary);
        output->stream = NULL;
        output->temporary = NULL;
    }
}

bool output_write(vpca_arena *arena, const char *path,
                  const struct vpca_source *text, struct vpca_diags *diags)
{
    static const char MARK[] = "\xEF\xBB\xBF";
    const struct request request = {.path = path};
    struct outputs outputs = {
        .arena = arena,
        .items = vpca_arena_array(arena, 1, sizeof(*outputs.items)),
        .count = 1,
    };
    FILE *stream;

    outputs.items->name = path ? path : "standard output";
    errno = 0;
    if (!open_request(&outputs, outputs.items, &request)) {
        fail(diags, outputs.items, errno);
        outputs_discard(&outputs);
        return false;
    }
    stream = outputs.items->stream;
    if (text->marked)
        fputs(MARK, stream);
    fwrite(text->bytes, 1, text->length, stream);
    return outputs_commit(&outputs, diags);
}

bool output_finish_standard(void)
{
    struct output output = {.name = "standard output", .stream = stdout};
    vpca_arena *arena = vpca_arena_new();
    struct vpca_diags diags;
    bool complete;

    vpca_diags_init(&diags, arena);
    complete = finish(&output, &diags);
    vpca_diags_print(&diags, stderr, false);
    vpca_arena_free(arena);
    return complete;
}
