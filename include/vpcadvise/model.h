/*
 * Requirements, typed and checked: what must be connected, and how well.
 *
 * Built from a document and a rule set; immutable afterwards. Names are
 * resolved to pointers, words to values, groups and globs to members. What can
 * be computed (overlap, counts, totals) is computed, never asked.
 */
#ifndef VPCADVISE_MODEL_H
#define VPCADVISE_MODEL_H

#include "vpcadvise/ruleset.h"

/* ---- Addresses -------------------------------------------------------- */

/* An address block; IPv4 addresses stand in the first four bytes. */
struct vpca_cidr {
    uint8_t bytes[16];
    uint8_t bits; /* prefix length */
    bool is_ipv6;
    struct vpca_span span;
};

/* Strict: host bits set is an error (HOST_BITS, hint shows the block). False
 * when a diagnostic was added. */
bool vpca_cidr_read(const struct vpca_node *node, struct vpca_diags *diags,
                    vpca_arena *arena, struct vpca_cidr *ret_cidr);
bool vpca_cidr_overlap(const struct vpca_cidr *a, const struct vpca_cidr *b);
/* "10.0.0.0/16", "2001:db8::/32" (RFC 5952). */
void vpca_cidr_write(struct vpca_text *text, const struct vpca_cidr *cidr);

/* ---- Members ---------------------------------------------------------- */

/* A site, VPC, service or group of users; an entry with `count` stands for
 * that many like ones. */
struct vpca_member {
    const char *name;
    enum vpca_scope scope;           /* SITE, VPC, SERVICE or USER */
    const struct vpca_value *values; /* its facts, as vpca_facts_first(scope) */
    struct vpca_value count;         /* quantity; 1 unless said */
    const struct vpca_cidr *cidrs;
    size_t cidr_count;
    bool cidrs_unknown; /* absent or unknown: overlap is unknown */
    const struct vpca_tag *tags;
    size_t tag_count;
    const struct vpca_member *host; /* a service's VPC, users' home, or NULL */
    bool owner_said;                /* the file says whose it is */
    struct vpca_span span;          /* of its name */
};

/* ---- Needs ------------------------------------------------------------ */

/* Why a demand or fact has the value it has. */
enum vpca_reason {
    VPCA_REASON_FILE,     /* written on the need */
    VPCA_REASON_DEFAULTS, /* written under defaults: */
    VPCA_REASON_CONTROL,  /* a compliance control asks for it */
    VPCA_REASON_IMPLIED,  /* follows from the shape of the need */
};

struct vpca_statement {
    const struct vpca_fact *fact; /* of scope NEED */
    struct vpca_value value;
    enum vpca_reason reason;
    const struct vpca_control *control;     /* CONTROL */
    const struct vpca_framework *framework; /* that named it, or NULL */
    const struct vpca_word *word; /* the pack's word it was written with */
    struct vpca_span span;
};

struct vpca_statements {
    const struct vpca_statement *items;
    size_t count;
};

struct vpca_waiver {
    const struct vpca_rule *rule;
    const struct vpca_need *need;
    const char *reason;
    const char *owner;     /* or NULL */
    const char *until;     /* "2027-03-31" */
    bool expired;          /* past `until` today: it silences nothing */
    struct vpca_span span; /* of its rule */
};

/* A need that must be ready before, and where that is said. */
struct vpca_after {
    const struct vpca_need *need;
    struct vpca_span span;
};

/* What a decision rests on, of the need or of one network, as a number that
 * changes with it (docs/decisions.md). */
struct vpca_digest {
    const char *name; /* of the member, or VPCA_DIGEST_NEED */
    uint64_t number;
};
#define VPCA_DIGEST_NEED "need"

struct vpca_digests {
    const struct vpca_digest *items; /* by name, the need first */
    size_t count;
};

/* A decision as it was taken: `decided:`. */
struct vpca_decided {
    const char *on;    /* "2026-11-24" */
    int score;         /* of the option chosen */
    const char *rules; /* "whitepaper-2018/1", see vpca_ruleset_editions */
    /* What was first then and was not chosen: primary, second path. */
    const struct vpca_option *instead_of[2];
    struct vpca_digests facts; /* by name, the need first */
    struct vpca_span span;
};

struct vpca_need {
    const char *name;
    struct vpca_span span;
    unsigned kind; /* index into the KIND domain */
    bool between;  /* written with between: */
    /* `from` of a between need holds all members and `to` none. Services
     * stand in `to` (or `from`) as themselves; their VPCs are their hosts. */
    const struct vpca_member *const *from;
    size_t from_count;
    const struct vpca_member *const *to;
    size_t to_count;
    struct vpca_statements demands; /* and other facts; one per fact */
    bool has_backup;
    struct vpca_statements backup; /* what `backup:` replaces or adds */
    const int *weights;            /* by criterion; the pack's own included */
    const bool *weight_said;       /* by criterion: file, defaults or profile */
    /* The profile that its own preferences lie over, or NULL. */
    const struct vpca_profile *profile;
    uint64_t only; /* options that take part: bits over symbols; ~0 all */
    uint64_t not_; /* options and families ruled out */
    struct vpca_span ruled_span;         /* of options:, for the report */
    const struct vpca_option *chosen[2]; /* primary, backup; NULL: none */
    const struct vpca_decided *decided;  /* when and why, or NULL */
    /* What is built before, each once; no need waits for itself, not even by
     * way of others. In the model as it was read: a variant keeps them. */
    const struct vpca_after *after;
    size_t after_count;
    const struct vpca_tag *tags;
    size_t tag_count;
    const struct vpca_control *const *controls; /* in force, in order */
    size_t control_count;
    const struct vpca_framework *const *frameworks;
    size_t framework_count;
    const struct vpca_waiver *const *waivers; /* that name it */
    size_t waiver_count;
    /* Volumes written as moved once, before they are spread over the lifetime:
     * in, out and both together; absent where none is. */
    struct vpca_value moved[3];
    /* Computed facts that a variant was told, in place of what is computed. */
    struct vpca_statements told;
    /* Computed once when the file is read; see vpca_need_values. */
    struct vpca_value moved_within; /* the time for volumes that are moved once,
                                       where it is less than a month */
    struct vpca_value overlap;
    const struct vpca_member *overlap_members[2]; /* the first found, or NULL */
    struct vpca_value vpcs[2]; /* of each end, hosts of services included; a
                                  VPC counts where it stands first */
    struct vpca_value regions;
    struct vpca_value accounts;
    struct vpca_value shared_asn;
};

/* What sites of ours have, counted, so that a variant need not look at all. */
enum vpca_tallied {
    VPCA_TALLIED_CIRCUIT,
    VPCA_TALLIED_LINE,
    VPCA_TALLIED_VPN,
    VPCA_TALLIED_INTERNET,
    VPCA_TALLIED_REMOTE_ACCESS,
    VPCA_TALLIED_COUNT
};

struct vpca_own_tally {
    int64_t own;     /* entries of sites of ours */
    int64_t low;     /* how many sites they stand for */
    int64_t high;    /* those without an end left out */
    int64_t endless; /* how many have no end */
    int64_t yes[VPCA_TALLIED_COUNT];
    int64_t maybe[VPCA_TALLIED_COUNT];
};

struct vpca_model {
    const char *name; /* of the whole network, or NULL */
    const struct vpca_source *source;
    const struct vpca_ruleset *rules;
    const char *today; /* "2026-11-24" */
    /* It weighs every need in place of what the file says, or NULL. */
    const struct vpca_profile *profile;
    const struct vpca_member *members; /* in order of the file */
    size_t member_count;
    const struct vpca_need *needs;
    size_t need_count;
    const struct vpca_waiver *waivers;
    size_t waiver_count;
    const struct vpca_member *own_site; /* the first site of ours, or NULL */
    struct vpca_own_tally tally;
    /* Computed once: the facts of that name, the same for every need. */
    struct vpca_value own_sites;
    struct vpca_value own_circuit;
    struct vpca_value own_vpn;
    struct vpca_value own_internet;  /* a site of ours is on the internet */
    struct vpca_value own_line;      /* a circuit can be had at one of them */
    struct vpca_value remote_access; /* of any site of ours */
};

/* Reads a requirements document. All errors and findings of the file come in
 * one run; NULL when there was an error. `today` is a date "YYYY-MM-DD". */
const struct vpca_model *vpca_model_load(vpca_arena *arena,
                                         const struct vpca_node *root,
                                         const struct vpca_ruleset *rules,
                                         const char *today,
                                         struct vpca_diags *diags);

/* The model with every need weighed by the profile alone: what the file says
 * of profiles and preferences does not count. All else is shared. */
const struct vpca_model *vpca_model_weigh(vpca_arena *arena,
                                          const struct vpca_model *model,
                                          const struct vpca_profile *profile);
/* The need as the profile weighs it. */
struct vpca_need vpca_need_weigh(const struct vpca_need *need,
                                 const struct vpca_profile *profile);

/* All facts of scope NEED for a need, in fact order: what was stated, what is
 * computed, absent demands, unknown facts. `ret_values` has room for
 * vpca_facts_count(VPCA_SCOPE_NEED). */
void vpca_need_values(const struct vpca_model *model,
                      const struct vpca_need *need,
                      struct vpca_value *ret_values);
/* The same with the demands of `backup:` in place: what the second path must
 * meet. Without `backup:` the demands are those of the need. */
void vpca_need_backup_values(const struct vpca_model *model,
                             const struct vpca_need *need,
                             struct vpca_value *ret_values);
/* The statement behind a fact, or NULL. */
const struct vpca_statement *vpca_need_statement(const struct vpca_need *need,
                                                 const struct vpca_fact *fact);

/* What a decision on the need rests on today: what is said of the need, and of
 * each network, service or group of users at its ends. Neither the order of
 * the file nor the way in which a value is written counts. */
struct vpca_digests vpca_need_digests(vpca_arena *arena,
                                      const struct vpca_model *model,
                                      const struct vpca_need *need);

/* ---- Variants --------------------------------------------------------- */

/* A fact or tag of a need or of one of its members. */
struct vpca_fact_ref {
    const struct vpca_fact *fact;     /* NULL for tags */
    const struct vpca_member *member; /* NULL for facts of the need */
    const char *tag;                  /* for tags, else NULL */
};

struct vpca_fact_paths {
    const char *const *items;
    size_t count;
};

/* Where a file says the fact: "needs.x.must.bandwidth",
 * "sites.s.gateway.bgp". Of a fact that is worked out every key that would help
 * to know it and is not there yet: of the overlap, `cidrs` of each network
 * without; none where no key would do, as where no site is named. */
struct vpca_fact_paths vpca_fact_ref_paths(vpca_arena *arena,
                                           const struct vpca_model *model,
                                           const struct vpca_need *need,
                                           const struct vpca_fact_ref *ref);
/* The first of them, or NULL. */
const char *vpca_fact_ref_path(vpca_arena *arena,
                               const struct vpca_model *model,
                               const struct vpca_need *need,
                               const struct vpca_fact_ref *ref);

struct vpca_told {
    struct vpca_fact_ref ref;
    struct vpca_value value;
};

/* The model with one need only, `need`, as the file would make it that told
 * these facts: facts of the need or of members at its ends that were unknown
 * or known in part, with a value that they may have. What is worked out from
 * them follows; a computed fact is set by itself. Everything else is shared,
 * `members` among it. NULL where something cannot be told: a tag, the home of
 * users, a member that the need does not join. Values that words of the pack
 * gave by the kind of need stay, even where the kind follows. */
const struct vpca_model *vpca_model_vary(vpca_arena *arena,
                                         const struct vpca_model *model,
                                         const struct vpca_need *need,
                                         const struct vpca_told *told,
                                         size_t count);

/* A demand that gives way. */
enum vpca_concession_kind {
    VPCA_CONCEDE_DEMAND, /* what `must:` says, or a control asks */
    VPCA_CONCEDE_BACKUP, /* what `backup:` says */
    VPCA_CONCEDE_ONLY,   /* what options: only leaves out */
    VPCA_CONCEDE_NOT,    /* what options: not rules out */
};

struct vpca_concession {
    enum vpca_concession_kind kind;
    const struct vpca_fact *fact; /* DEMAND, BACKUP */
    struct vpca_value value;      /* of the fact, instead; absent: no demand */
    uint64_t options;             /* ONLY, NOT: symbols to be let in; 0: all */
};

/* The model with one need only, `need`, as the file would make it with these
 * demands relaxed, or nowhere made: not by defaults or controls either. What
 * the shape of the need demands stays. Everything else is shared. */
const struct vpca_model *
vpca_model_without(vpca_arena *arena, const struct vpca_model *model,
                   const struct vpca_need *need,
                   const struct vpca_concession *conceded, size_t count);

#endif
