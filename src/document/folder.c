/* Reads the YAML files of a folder and of the folders in it. */
#define _XOPEN_SOURCE 700 /* opendir, lstat */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "vpcadvise/document.h"

static const struct vpca_span NOWHERE = {0};

/* Paths of files, as they are found. */
struct search {
    vpca_arena *arena;
    struct vpca_diags *diags;
    const char **paths;
    size_t count;
    size_t capacity;
    bool failed; /* and said why */
};

static void fail(struct search *search, const char *path, int error)
{
    search->failed = true;
    vpca_diags_add(search->diags, VPCA_CODE_UNREADABLE, NOWHERE, NULL,
                   error == ENOTDIR
                       ? "name the folder that the file is in"
                       : "check how the name is spelled and where you are",
                   "cannot read the folder %s: %s", path, strerror(error));
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name);

    return length > strlen(end) &&
           strcasecmp(name + length - strlen(end), end) == 0;
}

static void add(struct search *search, const char *path)
{
    if (search->count == VPCA_LIMIT_FOLDER_FILES) {
        search->failed = true;
        vpca_diags_add(search->diags, VPCA_CODE_LIMIT_FOLDER_FILES, NOWHERE,
                       NULL, "name the folder that holds nothing but rules",
                       "more than %d YAML files before %s",
                       VPCA_LIMIT_FOLDER_FILES, path);
        return;
    }
    search->paths = vpca_arena_grow(search->arena, search->paths, search->count,
                                    &search->capacity, sizeof(*search->paths));
    search->paths[search->count++] = path;
}

static void search_folder(struct search *search, const char *path,
                          unsigned depth);

static void fail_file(struct search *search, const char *path, int error)
{
    search->failed = true;
    vpca_diags_add(search->diags, VPCA_CODE_UNREADABLE, NOWHERE, NULL,
                   "mend the link, or take it out of the folder",
                   "cannot read %s: %s", path, strerror(error));
}

/* A link leads to a file at most, so that the search ends. */
static void search_entry(struct search *search, const char *path,
                         unsigned depth)
{
    struct stat status;

    bool wanted = ends_with(path, ".yaml") || ends_with(path, ".yml");
    bool known = lstat(path, &status) == 0;

    if (known && S_ISDIR(status.st_mode))
        search_folder(search, path, depth);
    else if (wanted && (!known || stat(path, &status) != 0))
        fail_file(search, path, errno);
    else if (wanted && S_ISREG(status.st_mode))
        add(search, path);
}

static void search_folder(struct search *search, const char *path,
                          unsigned depth)
{
    DIR *folder = opendir(path);
    const char *slash = ends_with(path, "/") ? "" : "/";
    const struct dirent *entry;

    if (!folder) {
        fail(search, path, errno);
        return;
    }
    if (depth == VPCA_LIMIT_DEPTH) {
        search->failed = true;
        vpca_diags_add(search->diags, VPCA_CODE_LIMIT_DEPTH, NOWHERE, NULL,
                       NULL, "%s lies more than %d folders deep", path,
                       VPCA_LIMIT_DEPTH);
    }
    while (!search->failed && (entry = readdir(folder))) {
        if (entry->d_name[0] != '.')
            search_entry(search,
                         vpca_arena_printf(search->arena, "%s%s%s", path, slash,
                                           entry->d_name),
                         depth + 1);
    }
    closedir(folder);
}

static int compare(const void *left, const void *right, void *context)
{
    (void)context;
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

const struct vpca_folder *vpca_folder_read(vpca_arena *arena, const char *path,
                                           struct vpca_diags *diags)
{
    struct search search = {.arena = arena, .diags = diags};
    struct vpca_folder *folder = vpca_arena_alloc(arena, sizeof(*folder));
    size_t errors = diags->errors;
    const struct vpca_source **files;

    search_folder(&search, path, 0);
    if (search.failed)
        return NULL;
    vpca_sort(arena, search.paths, search.count, sizeof(*search.paths), compare,
              NULL);
    files = vpca_arena_array(arena, search.count,
                             sizeof(const struct vpca_source *));
    *folder = (struct vpca_folder){.name = path, .files = files};
    for (size_t i = 0; i < search.count; i++) {
        const struct vpca_source *file =
            vpca_source_read(arena, search.paths[i], diags);

        if (file)
            files[folder->file_count++] = file;
    }
    return diags->errors == errors ? folder : NULL;
}
