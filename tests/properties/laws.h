/* The published laws of docs/scoring.md, each on one draft. */
#ifndef VPCADVISE_PROPERTIES_LAWS_H
#define VPCADVISE_PROPERTIES_LAWS_H

#include "world.h"

/* A stricter demand never frees an excluded option. */
law law_stricter;
/* Ruling an option out keeps the order of the others. */
law law_removal;
/* Asking for a second path is neither stricter nor laxer. */
law law_backup;

/* What is settled stays so when something unknown becomes known. */
law law_answers;
/* A demand that is known more exactly keeps excluded and proven. */
law law_narrower;
/* What becomes of an option by an answer was foreseen. */
law law_foreseen;

/* The ledger adds up and nothing leaves the scale. */
law law_sums;
/* A common factor on all weights changes nothing. */
law law_factor;
/* More weight on a criterion never lowers the option that is best in it. */
law law_weight;

/* A profile is its weights written into the file, and nothing else. */
law law_profile;

/* The order of the file, and of the pack's files, changes nothing. */
law law_order;
/* The same input gives the same bytes. */
law law_bytes;

/* More bandwidth never favors a slower path. */
law law_bandwidth;
/* More traffic never favors a slower path. */
law law_traffic;

/* A weight that flips the first does so: just beyond it, and not before. */
law law_flips;
/* The wins over all weightings are those that the points give. */
law law_grid;
/* A verdict is what scores and wins say. */
law law_verdict;

/* A figure is decided as the stretch is that it lies in. */
law law_stretches;
/* Where nothing is left: a way out leaves something, no part of it does. */
law law_ways_out;

/* An answer does what the question says of it. */
law law_told_answers;
/* What is not asked cannot change who is first. */
law law_not_asked;

#endif
