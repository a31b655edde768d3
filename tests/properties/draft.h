/* A random requirements file with one need, as choices from tables, so that a
 * file that breaks a law can be made smaller choice by choice. */
#ifndef VPCADVISE_PROPERTIES_DRAFT_H
#define VPCADVISE_PROPERTIES_DRAFT_H

#include "vpcadvise/base.h"

enum { VALUE_LIMIT = 9, SLOT_LIMIT = 20 };

/* The mappings of a file whose keys are drawn. */
enum place {
    PLACE_ALPHA, /* sites */
    PLACE_BETA,
    PLACE_PROD, /* vpcs */
    PLACE_TEST,
    PLACE_SPARE,
    PLACE_API,   /* service */
    PLACE_STAFF, /* users */
    PLACE_NEED,
    PLACE_PREFER,
    PLACE_MUST,
    PLACE_BACKUP, /* of the need; present when a key of it is */
    PLACE_TOP,
    PLACE_COUNT
};

/* What a slot is to the laws. */
enum slot_kind {
    SLOT_PLAIN,  /* absent means a default: no law varies it */
    SLOT_FACT,   /* absent means unknown */
    SLOT_RULING, /* a demand: each value is stricter than none */
    SLOT_LADDER, /* a demand: each value is stricter than those before */
    SLOT_WEIGHT,
};

/* A key and the values that it may have; `$` in a value is a number that
 * tells places apart. */
struct slot {
    const char *key; /* NULL: the values are whole lines */
    enum slot_kind kind;
    unsigned rare; /* present in one of so many files */
    const char *values[VALUE_LIMIT];
};

struct draft {
    size_t ends; /* which of the shapes of a need */
    /* By place and slot: 0 is absent, else the value before. */
    uint8_t choices[PLACE_COUNT][SLOT_LIMIT];
    bool reversed;         /* the order of everything in the file */
    const char *ruled_out; /* an option that may not be used, or NULL */
    /* A text instead of the value of one slot, or NULL. */
    const char *instead;
    enum place instead_place;
    size_t instead_slot;
};

/* The slots of a place; fewer than SLOT_LIMIT. */
const struct slot *draft_slots(enum place place, size_t *ret_count);
size_t slot_values(const struct slot *slot);
/* The slot with a key. */
size_t slot_find(enum place place, const char *key);

/* Draws one; the seed moves on. */
struct draft draft_draw(uint32_t *seed);
const char *draft_write(vpca_arena *arena, const struct draft *draft);

#endif
