/* Parts of a snapshot: what the file says, and orders of rules and facts. */
#ifndef VPCADVISE_COMPARE_STATE_H
#define VPCADVISE_COMPARE_STATE_H

#include "vpcadvise/compare.h"

/* Text order; NULL before all. */
int state_order(const char *a, const char *b);
/* By id, criterion, path, member. */
int state_order_rules(const struct vpca_snapshot_rule *a,
                      const struct vpca_snapshot_rule *b);
void state_sort_rules(vpca_arena *arena, struct vpca_snapshot_rules *rules);
void state_sort_facts(vpca_arena *arena, struct vpca_snapshot_fact *facts,
                      size_t count);
/* Every value of the tree with its path, by path. */
void state_add_facts(vpca_arena *arena, const struct vpca_node *root,
                     struct vpca_snapshot *snapshot);

#endif
