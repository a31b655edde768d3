/* Shows how far a long run has come. */
#define _XOPEN_SOURCE 700
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "progress.h"

#define PAUSE 100 /* milliseconds between two lines */

static int64_t now(void)
{
    struct timespec time;

    if (clock_gettime(CLOCK_MONOTONIC, &time) != 0)
        return 0;
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* What reads a pipe may be a pager on the same terminal. */
static bool shows_itself(int descriptor)
{
    struct stat status;

    return isatty(descriptor) ||
           (fstat(descriptor, &status) == 0 && S_ISFIFO(status.st_mode));
}

FILE *progress_stream(const struct options *options)
{
    if (options->quiet || !isatty(STDERR_FILENO))
        return NULL;
    for (size_t i = 0; i < options->request_count; i++) {
        if (!options->requests[i].path && shows_itself(STDOUT_FILENO))
            return NULL;
    }
    return stderr;
}

void progress_start(struct progress *progress, FILE *out, size_t total,
                    int64_t patience)
{
    *progress = (struct progress){.out = out, .total = total};
    if (out)
        progress->next = now() + patience;
}

/* Digits in threes: "10,000"; needs are fewer than a thousand millions. */
static const char *grouped(char (*room)[16], size_t number)
{
    unsigned millions = (unsigned)(number / 1000000 % 1000);
    unsigned thousands = (unsigned)(number / 1000 % 1000);
    unsigned ones = (unsigned)(number % 1000);

    if (millions)
        snprintf(*room, sizeof(*room), "%u,%03u,%03u", millions, thousands,
                 ones);
    else if (thousands)
        snprintf(*room, sizeof(*room), "%u,%03u", thousands, ones);
    else
        snprintf(*room, sizeof(*room), "%u", ones);
    return *room;
}

void progress_step(void *context, size_t done)
{
    struct progress *progress = context;
    char first[16];
    char second[16];
    int64_t time;

    if (!progress->out)
        return;
    time = now();
    if (time < progress->next)
        return;
    progress->next = time + PAUSE;
    progress->width =
        fprintf(progress->out, "\r%s of %s needs", grouped(&first, done),
                grouped(&second, progress->total)) -
        1;
    fflush(progress->out);
}

/* Blanks, as not every terminal knows how to clear a line. */
void progress_end(struct progress *progress)
{
    if (!progress->out || progress->width <= 0)
        return;
    fprintf(progress->out, "\r%*s\r", progress->width, "");
    fflush(progress->out);
    progress->width = 0;
}
