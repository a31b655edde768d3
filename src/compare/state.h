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
/* "AWS Direct Connect + AWS managed VPN"; `backup` may be NULL. */
const char *state_pair_name(vpca_arena *arena, const char *name,
                            const char *backup);
/* Puts what the file rules out (NULL: nothing) before the rules. */
void state_add_ruled_out(vpca_arena *arena, const char *text,
                         struct vpca_snapshot_rules *rules);
/* "need.bandwidth of the second path" */
const char *state_demand_path(vpca_arena *arena, const char *fact, bool backup);
/* "company edition 2, whitepaper-2018 edition 7" */
void state_add_pack(struct vpca_text *text, const char *id,
                    const char *edition);
/* Every value of the tree with its path, by path. */
void state_add_facts(vpca_arena *arena, const struct vpca_node *root,
                     struct vpca_snapshot *snapshot);

#endif
