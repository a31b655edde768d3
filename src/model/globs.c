/* Finds the members whose names match a pattern such as store-*. */
#include "reading.h"

#include <string.h>

bool is_glob(const char *text)
{
    return strpbrk(text, "*?") != NULL;
}

static bool matches(const char *pattern, const char *name)
{
    const char *star = NULL;
    const char *resume = NULL;

    while (*name) {
        if (*pattern == '*') {
            star = pattern++;
            resume = name;
        } else if (*pattern == '?' || *pattern == *name) {
            pattern++;
            name++;
        } else if (star) {
            pattern = star + 1;
            name = ++resume;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

static int by_name(const void *a, const void *b, void *context)
{
    const struct vpca_member *members = context;
    const uint32_t *left = a;
    const uint32_t *right = b;

    return strcmp(members[*left].name, members[*right].name);
}

static int by_place(const void *a, const void *b, void *context)
{
    const uint32_t *left = a;
    const uint32_t *right = b;

    (void)context;
    return (*left > *right) - (*left < *right);
}

static void sort_members(struct reading *r)
{
    r->sorted = vpca_arena_array(r->arena, r->member_count, sizeof(uint32_t));
    for (size_t i = 0; i < r->member_count; i++)
        r->sorted[i] = (uint32_t)i;
    vpca_sort(r->arena, r->sorted, r->member_count, sizeof(uint32_t), by_name,
              r->members);
}

/* The first in order of names that is not before the prefix. */
static size_t lower_bound(const struct reading *r, const char *prefix,
                          size_t length)
{
    size_t low = 0;
    size_t high = r->member_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *name = r->members[r->sorted[middle]].name;

        if (strncmp(name, prefix, length) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void member_list_add(struct reading *r, struct member_list *list,
                     const struct vpca_member *member)
{
    list->items = vpca_arena_grow(r->scratch, list->items, list->count,
                                  &list->capacity, sizeof(*list->items));
    list->items[list->count++] = member;
}

static bool is_network(const struct vpca_member *member)
{
    return member->scope == VPCA_SCOPE_SITE || member->scope == VPCA_SCOPE_VPC;
}

/* Only names that share what stands before the first star are looked at. */
size_t glob_expand(struct reading *r, const char *pattern, bool networks,
                   struct member_list *list)
{
    size_t prefix = strcspn(pattern, "*?");
    uint32_t *found = NULL;
    size_t count = 0;
    size_t capacity = 0;

    if (!r->sorted)
        sort_members(r);
    for (size_t i = lower_bound(r, pattern, prefix); i < r->member_count; i++) {
        const struct vpca_member *member = &r->members[r->sorted[i]];

        if (strncmp(member->name, pattern, prefix) != 0)
            break;
        if (!matches(pattern, member->name) ||
            (networks && !is_network(member)))
            continue;
        found = vpca_arena_grow(r->scratch, found, count, &capacity,
                                sizeof(*found));
        found[count++] = r->sorted[i];
    }
    vpca_sort(r->scratch, found, count, sizeof(*found), by_place, NULL);
    for (size_t i = 0; i < count; i++) {
        if (r->stamps[found[i]] == r->stamp)
            continue;
        r->stamps[found[i]] = r->stamp;
        member_list_add(r, list, &r->members[found[i]]);
    }
    return count;
}
