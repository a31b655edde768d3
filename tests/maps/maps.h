/* Maps of winners: which option comes first over a grid of two axes. */
#ifndef VPCADVISE_MAPS_H
#define VPCADVISE_MAPS_H

#include "vpcadvise/advice.h"

enum { MAP_SIDE = 16 }; /* values of an axis at most */

struct axis {
    const char *name;
    bool ordered; /* from less to more: an option should not come back */
    size_t count;
    const char *labels[MAP_SIDE];
    const char *texts[MAP_SIDE]; /* what stands in the file for them */
};

/* A note on a cell (an island) or on an option (a return), with the reason
 * why it stands. */
struct excuse {
    const char *where;
    const char *reason;
};

struct map {
    const char *id;
    const char *part; /* heading under which it stands */
    const char *about;
    const char *base; /* the file, with $across and $down in it */
    const char *need; /* follows the base */
    const char *note; /* why what looks odd stands, or NULL */
    struct axis across;
    struct axis down;
    const struct excuse *excuses;
    size_t excuse_count;
};

struct atlas {
    const struct map *maps;
    size_t map_count;
    const char *const *letters; /* by option */
    const char *const *intro;   /* paragraphs */
    size_t intro_count;
    const struct vpca_ruleset *rules;
};

/* The winner of one cell. */
struct cell {
    const struct vpca_option *option; /* NULL: nothing is feasible or open */
    bool open;
    bool pair;
};

struct grid {
    struct cell cells[MAP_SIDE][MAP_SIDE]; /* [down][across] */
};

/* The atlas in a YAML file; NULL when `diags` got an error. */
const struct atlas *atlas_read(vpca_arena *arena, const char *path,
                               const struct vpca_ruleset *rules,
                               struct vpca_diags *diags);
/* Judges every cell. False when a file of the map is not valid; `diags` tells
 * why. `scratch` is reset for each cell. */
bool map_fill(vpca_arena *scratch, const struct atlas *atlas,
              const struct map *map, struct grid *ret_grid);
/* Prints each island and each return that is not excused, and each excuse
 * without one, to standard error; false when there was one. */
bool map_check(const struct map *map, const struct grid *grid);
void map_write(struct vpca_text *text, const struct atlas *atlas,
               const struct map *map, const struct grid *grid);
/* The page before its first map. */
void atlas_write_head(struct vpca_text *text, const struct atlas *atlas);

#endif
