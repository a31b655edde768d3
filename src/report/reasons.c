/* Why an option stands where it stands: what gave and took most points, and
 * the advantages and limitations that no such line has said. */
#include <string.h>

#include "builder.h"
#include "message.h"

enum {
    GOOD_MOST = 4, /* lines of the ledger that are told as reasons */
    BAD_MOST = 3,
};

struct candidate {
    const struct vpca_ledger_line *line;
    int64_t gain; /* weighted points given or taken */
};

struct reasons {
    const struct builder *builder;
    const struct vpca_entry *entry;
    struct vpca_report_line *lines;
    size_t count;
};

/* Bands that only give run over a scale of their own, so what counts as given
 * or taken is the distance from its middle. */
static int64_t gain_of(const struct vpca_ledger_line *line)
{
    const struct vpca_rule *rule = line->rule;
    int least;
    int most;

    if (rule->band_count == 0)
        return (int64_t)line->weight * line->points;
    least = most = rule->bands[0].points;
    for (size_t i = 1; i < rule->band_count; i++) {
        int points = rule->bands[i].points;

        least = points < least ? points : least;
        most = points > most ? points : most;
    }
    if (least < 0)
        return (int64_t)line->weight * line->points;
    return (int64_t)line->weight * (line->points - (least + most) / 2);
}

static int compare_candidates(const void *a, const void *b, void *context)
{
    const struct candidate *first = a;
    const struct candidate *second = b;
    bool first_fits = first->line->rule->effect == VPCA_EFFECT_MATCH;
    bool second_fits = second->line->rule->effect == VPCA_EFFECT_MATCH;
    int64_t first_size = first->gain < 0 ? -first->gain : first->gain;
    int64_t second_size = second->gain < 0 ? -second->gain : second->gain;

    (void)context;
    /* What an option is meant for says most about why it is first. */
    if (first_fits != second_fits)
        return first_fits ? -1 : 1;
    if (first_size != second_size)
        return first_size > second_size ? -1 : 1;
    return strcmp(first->line->rule->id, second->line->rule->id);
}

static void add(struct reasons *reasons, const struct vpca_line *line,
                enum vpca_tone tone)
{
    struct subject subject = subject_of_line(reasons->entry, line);
    const char *text =
        message_fill(reasons->builder, &line->rule->message, &subject);

    reasons->lines[reasons->count++] =
        line_fill(reasons->builder, reasons->entry, line,
                  vpca_effect_name(line->rule->effect), tone, text);
}

static void add_ledger(struct reasons *reasons,
                       const struct candidate *candidates, size_t count,
                       enum vpca_tone tone)
{
    size_t left = tone == VPCA_TONE_GOOD ? GOOD_MOST : BAD_MOST;

    for (size_t i = 0; i < count && left; i++) {
        const struct vpca_ledger_line *ledger = candidates[i].line;
        struct vpca_line line = {
            .rule = ledger->rule, .truth = VPCA_TRUE, .member = ledger->member};

        if ((candidates[i].gain > 0) != (tone == VPCA_TONE_GOOD))
            continue;
        add(reasons, &line, tone);
        left--;
    }
}

static bool claim_said(const struct reasons *reasons, const char *claim)
{
    for (size_t i = 0; i < reasons->count; i++) {
        const struct vpca_report_basis *basis = &reasons->lines[i].basis;

        for (size_t j = 0; j < basis->claim_count; j++) {
            if (strcmp(basis->claims[j], claim) == 0)
                return true;
        }
    }
    return false;
}

/* A note that says more than the lines before it is told in full. */
static bool said_already(const struct reasons *reasons,
                         const struct vpca_rule *rule)
{
    for (size_t i = 0; i < rule->basis.claim_count; i++) {
        if (!claim_said(reasons, rule->basis.claims[i]->id))
            return false;
    }
    return rule->basis.claim_count > 0;
}

static void add_notes(struct reasons *reasons, enum vpca_effect effect,
                      enum vpca_tone tone)
{
    for (size_t i = 0; i < reasons->entry->note_count; i++) {
        const struct vpca_line *line = &reasons->entry->notes[i];

        if (line->rule->effect == effect && !said_already(reasons, line->rule))
            add(reasons, line, tone);
    }
}

void reasons_fill(const struct builder *builder, const struct vpca_entry *entry,
                  struct vpca_report_option *option)
{
    size_t most = entry->ledger_count + entry->note_count;
    struct candidate *candidates =
        vpca_arena_array(builder->arena, most, sizeof(*candidates));
    size_t count = 0;
    struct reasons reasons = {.builder = builder, .entry = entry};

    for (size_t i = 0; i < entry->ledger_count; i++) {
        const struct vpca_ledger_line *line = &entry->ledger[i];

        if (!line->rule || gain_of(line) == 0)
            continue;
        candidates[count].line = line;
        candidates[count++].gain = gain_of(line);
    }
    vpca_sort(builder->arena, candidates, count, sizeof(*candidates),
              compare_candidates, NULL);
    reasons.lines =
        vpca_arena_array(builder->arena, most, sizeof(*reasons.lines));
    add_ledger(&reasons, candidates, count, VPCA_TONE_GOOD);
    add_ledger(&reasons, candidates, count, VPCA_TONE_BAD);
    add_notes(&reasons, VPCA_EFFECT_ADVANTAGE, VPCA_TONE_GOOD);
    add_notes(&reasons, VPCA_EFFECT_LIMITATION, VPCA_TONE_BAD);
    option->reasons = reasons.lines;
    option->reason_count = reasons.count;
}
