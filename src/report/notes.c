/* What frameworks ask of a need, and what is waived. */
#include <string.h>

#include "builder.h"
#include "words.h"

/* ---- Compliance ------------------------------------------------------- */

static void note_add(struct vpca_report_need *need, const char *text,
                     const char *fact, struct vpca_report_basis basis)
{
    need->compliance[need->compliance_count++] =
        (struct vpca_report_note){.text = text, .fact = fact, .basis = basis};
}

/* The note of a framework that asks for one thing speaks of that thing. */
static bool note_joins(const struct vpca_framework *framework)
{
    return framework && framework->note && framework->control_count == 1 &&
           framework->controls[0]->demand_count &&
           !framework->controls[0]->note;
}

/* What both rest on; `more` may be NULL. */
static struct vpca_report_basis basis_join(const struct builder *builder,
                                           const struct vpca_basis *first,
                                           const struct vpca_basis *more)
{
    size_t most = first->claim_count + (more ? more->claim_count : 0);
    const struct vpca_claim **claims =
        vpca_arena_array(builder->arena, most, sizeof(*claims));
    struct vpca_basis both = *first;

    for (size_t i = 0; i < first->claim_count; i++)
        claims[i] = first->claims[i];
    for (size_t i = 0; more && i < more->claim_count; i++) {
        size_t j = 0;

        while (j < both.claim_count && claims[j] != more->claims[i])
            j++;
        if (j == both.claim_count)
            claims[both.claim_count++] = more->claims[i];
    }
    both.claims = claims;
    return basis_of(builder, &both, NULL);
}

/* `framework` is NULL where the file names the control itself. */
static void control_add(const struct builder *builder,
                        const struct vpca_framework *framework,
                        const struct vpca_control *control,
                        struct vpca_report_need *need)
{
    bool joins = note_joins(framework);
    struct vpca_report_basis basis =
        basis_join(builder, &control->basis, joins ? &framework->basis : NULL);
    const char *fact =
        control->demand_count ? control->demands[0].fact->name : NULL;
    const char *note = framework && joins ? framework->note : control->note;
    struct vpca_text text;

    if (!basis.judgement)
        basis.judgement = control->reason;
    vpca_text_init(&text, builder->arena);
    if (fact)
        vpca_text_addf(&text, "%s asks for ",
                       framework ? framework->name : "the file");
    else if (framework)
        vpca_text_addf(&text, "%s: ", framework->name);
    vpca_text_add(&text, control->name);
    if (note)
        vpca_text_addf(&text, "%s %s", fact ? ";" : ":", note);
    note_add(need, text.bytes, fact, basis);
}

static size_t notes_most(const struct vpca_need *need)
{
    size_t most = need->control_count;

    for (size_t i = 0; i < need->framework_count; i++)
        most += need->frameworks[i]->control_count + 1;
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
    for (size_t i = 0; i < framework->control_count; i++)
        control_add(builder, framework, framework->controls[i], need);
    if (framework->note && !note_joins(framework))
        note_add(need,
                 vpca_arena_printf(builder->arena, "%s: %s", framework->name,
                                   framework->note),
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
            control_add(builder, NULL, from->controls[i], need);
    }
}

/* ---- Waivers ---------------------------------------------------------- */

static const char *waiver_text(const struct builder *builder,
                               const struct vpca_waiver *waiver, bool used)
{
    struct vpca_text text;
    const char *state = "waived until";

    vpca_text_init(&text, builder->arena);
    if (waiver->expired)
        state = "the waiver expired on";
    else if (!used)
        state = "silences nothing here; valid until";
    vpca_text_addf(&text, "%s %s: %s", state, waiver->until, waiver->reason);
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

        note->text = waiver_text(builder, from->waivers[i],
                                 builder->advice->waivers_used[i]);
        note->basis.rule = from->waivers[i]->rule->id;
    }
}
