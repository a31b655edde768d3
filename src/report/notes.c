/* What a need leaves to ask, what frameworks ask of it, what is waived. */
#include <string.h>

#include "builder.h"
#include "words.h"

enum {
    NAMES_MOST = 3, /* members that a question names before it counts */
};

/* ---- Questions
 * --------------------------------------------------------------- */

/* What to write in the file so that a computed fact is known. */
static const struct answer {
    enum vpca_fact_id fact;
    const char *keys;
} answers[] = {
    {VPCA_FACT_NEED_MEAN_RATE, "traffic"},
    {VPCA_FACT_NEED_CURRENT_BANDWIDTH, "internet and direct_connect of sites"},
    {VPCA_FACT_NEED_SITES, "count of sites"},
    {VPCA_FACT_NEED_VPCS, "count of VPCs"},
    {VPCA_FACT_NEED_USERS, "count of users"},
    {VPCA_FACT_NEED_REGIONS, "region of VPCs"},
    {VPCA_FACT_NEED_ACCOUNTS, "account of VPCs"},
    {VPCA_FACT_NEED_OVERLAP, "cidrs"},
    {VPCA_FACT_NEED_SHARED_ASN, "asn of sites"},
    {VPCA_FACT_NEED_TOTAL_BANDWIDTH, "bandwidth, count of sites"},
    {VPCA_FACT_NEED_THIRD_PARTY, "owner"},
    {VPCA_FACT_NEED_HAS_CIRCUIT, "direct_connect of sites"},
    {VPCA_FACT_NEED_OWN_SITES, "sites"},
    {VPCA_FACT_NEED_OWN_CIRCUIT, "direct_connect of sites"},
    {VPCA_FACT_NEED_OWN_VPN, "gateway of sites"},
    {VPCA_FACT_NEED_REMOTE_ACCESS, "remote_access of sites"},
};

/* "site.gateway.bgp", or "from traffic". */
static const char *fact_source(const struct builder *builder,
                               const struct vpca_fact *fact)
{
    if ((fact->flags & VPCA_FACT_COMPUTED) == 0)
        return fact->name;
    for (size_t i = 0; i < VPCA_COUNT(answers); i++) {
        if (fact == &vpca_facts[answers[i].fact])
            return vpca_arena_printf(builder->arena, "from %s",
                                     answers[i].keys);
    }
    return "computed";
}

/* "fra-dc, ber-dc: whether the customer gateway can do BGP
 * (site.gateway.bgp)" */
static const char *question_text(const struct builder *builder,
                                 const struct vpca_fact_ref *ref,
                                 const struct vpca_report_note *note)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    names_add(&text, note->members, note->member_count, NAMES_MOST);
    if (note->member_count)
        vpca_text_add(&text, ": ");
    if (ref->fact)
        vpca_text_addf(&text, "%s (%s)", ref->fact->doc,
                       fact_source(builder, ref->fact));
    else
        vpca_text_addf(&text, "the tag %s", ref->tag);
    return text.bytes;
}

static bool same_question(const struct vpca_fact_ref *a,
                          const struct vpca_fact_ref *b)
{
    if (a->fact != b->fact || !a->member != !b->member)
        return false;
    return a->tag == b->tag ||
           (a->tag && b->tag && strcmp(a->tag, b->tag) == 0);
}

/* The same fact of several members is one question; they stand together.
 * Returns how many of `refs` were taken. */
static size_t question_fill(const struct builder *builder,
                            const struct vpca_fact_ref *refs, size_t count,
                            struct vpca_report_note *note)
{
    const char **names =
        vpca_arena_array(builder->arena, count, sizeof(*names));
    size_t taken = 0;

    for (; taken < count && same_question(&refs[0], &refs[taken]); taken++) {
        if (refs[taken].member)
            names[note->member_count++] = refs[taken].member->name;
    }
    note->members = names;
    note->fact = refs[0].fact ? refs[0].fact->name : NULL;
    note->text = question_text(builder, &refs[0], note);
    return taken;
}

void questions_fill(const struct builder *builder,
                    struct vpca_report_need *need)
{
    const struct vpca_advice *advice = builder->advice;

    need->questions = vpca_arena_array(builder->arena, advice->question_count,
                                       sizeof(*need->questions));
    for (size_t i = 0; i < advice->question_count;)
        i += question_fill(builder, &advice->questions[i],
                           advice->question_count - i,
                           &need->questions[need->question_count++]);
}

/* ---- Compliance
 * -------------------------------------------------------------- */

static void note_add(struct vpca_report_need *need, const char *text,
                     const char *fact, struct vpca_report_basis basis)
{
    need->compliance[need->compliance_count++] =
        (struct vpca_report_note){.text = text, .fact = fact, .basis = basis};
}

/* `prefix` names the framework: "PCI DSS: ", or is empty. */
static void control_add(const struct builder *builder, const char *prefix,
                        const struct vpca_control *control,
                        struct vpca_report_need *need)
{
    struct vpca_report_basis basis = basis_of(builder, &control->basis, NULL);
    const struct vpca_fact *fact =
        control->demand_count ? control->demands[0].fact : NULL;

    if (!basis.judgement)
        basis.judgement = control->reason;
    if (!fact && control->note) {
        note_add(need,
                 vpca_arena_printf(builder->arena, "%s%s: %s", prefix,
                                   control->name, control->note),
                 NULL, basis);
        return;
    }
    note_add(need,
             vpca_arena_printf(builder->arena, "%s%s%s", prefix,
                               fact ? "asks for " : "", control->name),
             fact ? fact->name : NULL, basis);
    if (control->note)
        note_add(
            need,
            vpca_arena_printf(builder->arena, "%s%s", prefix, control->note),
            NULL, basis);
}

static size_t notes_most(const struct vpca_need *need)
{
    size_t most = 2 * need->control_count;

    for (size_t i = 0; i < need->framework_count; i++)
        most += 2 * need->frameworks[i]->control_count + 1;
    return most;
}

bool control_has_framework(const struct vpca_need *need,
                           const struct vpca_control *control)
{
    for (size_t i = 0; i < need->framework_count; i++) {
        const struct vpca_framework *framework = need->frameworks[i];

        for (size_t j = 0; j < framework->control_count; j++) {
            if (framework->controls[j] == control)
                return true;
        }
    }
    return false;
}

static void framework_add(const struct builder *builder,
                          const struct vpca_framework *framework,
                          struct vpca_report_need *need)
{
    const char *prefix =
        vpca_arena_printf(builder->arena, "%s: ", framework->name);

    for (size_t i = 0; i < framework->control_count; i++)
        control_add(builder, prefix, framework->controls[i], need);
    if (framework->note)
        note_add(
            need,
            vpca_arena_printf(builder->arena, "%s%s", prefix, framework->note),
            NULL, basis_of(builder, &framework->basis, NULL));
}

void compliance_fill(const struct builder *builder,
                     struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;

    need->compliance = vpca_arena_array(builder->arena, notes_most(from),
                                        sizeof(*need->compliance));
    for (size_t i = 0; i < from->framework_count; i++)
        framework_add(builder, from->frameworks[i], need);
    for (size_t i = 0; i < from->control_count; i++) {
        if (!control_has_framework(from, from->controls[i]))
            control_add(builder, "", from->controls[i], need);
    }
}

/* ---- Waivers
 * ----------------------------------------------------------------- */

static const char *waiver_text(const struct builder *builder,
                               const struct vpca_waiver *waiver)
{
    struct vpca_text text;

    vpca_text_init(&text, builder->arena);
    vpca_text_addf(&text, "%s %s: %s",
                   waiver->expired ? "the waiver expired on" : "waived until",
                   waiver->until, waiver->reason);
    if (waiver->owner)
        vpca_text_addf(&text, " (%s)", waiver->owner);
    return text.bytes;
}

void waivers_fill(const struct builder *builder, struct vpca_report_need *need)
{
    const struct vpca_need *from = builder->advice->need;

    need->waivers = vpca_arena_array(builder->arena, from->waiver_count,
                                     sizeof(*need->waivers));
    need->waiver_count = from->waiver_count;
    for (size_t i = 0; i < from->waiver_count; i++) {
        struct vpca_report_note *note = &need->waivers[i];

        note->text = waiver_text(builder, from->waivers[i]);
        note->basis.rule = from->waivers[i]->rule->id;
    }
}
