/*
 * Runs a command several times, its output dropped, and prints the median of
 * the seconds and the largest peak of memory in kilobytes.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MAX = 101 };

static int compare(const void *a, const void *b)
{
    const double *left = a;
    const double *right = b;

    return (*left > *right) - (*left < *right);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* False when the command did not end by itself, with a report: 0, or 1 where
 * a gate failed. */
static bool run(char **command, double *ret_seconds, long *ret_peak)
{
    double start = now();
    pid_t child = fork();
    struct rusage usage;
    int status;

    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);

        if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
            _exit(126);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return false;
    *ret_seconds = now() - start;
    *ret_peak = usage.ru_maxrss;
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

int main(int argc, char **argv)
{
    double seconds[RUNS_MAX];
    long peak = 0;
    int runs = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;

    if (runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: measure RUNS COMMAND [ARGUMENT...]\n");
        return 2;
    }
    for (int i = 0; i < runs; i++) {
        long this_peak;

        if (!run(argv + 2, &seconds[i], &this_peak)) {
            fprintf(stderr, "measure: %s failed\n", argv[2]);
            return 1;
        }
        peak = this_peak > peak ? this_peak : peak;
    }
    qsort(seconds, (size_t)runs, sizeof(seconds[0]), compare);
    printf("%.4f %ld\n", seconds[runs / 2], peak);
    return 0;
}
