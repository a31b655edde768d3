/* Explains frameworks and their controls. */
#include "explain.h"

const char *demands_words(const struct explain *e,
                          const struct vpca_control *control)
{
    struct ids names;

    if (!control->demand_count)
        return NULL;
    ids_init(&names, e);
    for (size_t i = 0; i < control->demand_count; i++) {
        const struct vpca_control_demand *demand = &control->demands[i];

        ids_add(&names, say(e, "%s %s", demand->fact->name,
                            value_words(e, demand->fact, &demand->value)));
    }
    return names.text.bytes;
}

static bool has_control(const struct vpca_framework *framework,
                        const struct vpca_control *control)
{
    for (size_t i = 0; i < framework->control_count; i++) {
        if (framework->controls[i] == control)
            return true;
    }
    return false;
}

void control_explain(struct explain *e, size_t index)
{
    const struct vpca_control *control = &e->rules->controls[index];
    const char *demands = demands_words(e, control);
    struct ids frameworks;

    ids_init(&frameworks, e);
    for (size_t i = 0; i < e->rules->framework_count; i++) {
        if (has_control(&e->rules->frameworks[i], control))
            ids_add(&frameworks, e->rules->frameworks[i].id);
    }
    put_title(e, say(e, "%s: control", control->id));
    put_text(e, 0, control->name);
    put_row(e, 0, "demands",
            demands ? demands : "nothing that a connection could meet");
    put_row(e, 0, "reason", control->reason);
    put_row(e, 0, "note", control->note);
    put_row(e, 0, "asked by", frameworks.text.bytes);
    put_row(e, 0, "example", say(e, "compliance: [%s]", control->id));
    put_basis(e, &control->basis);
}

void framework_explain(struct explain *e, size_t index)
{
    const struct vpca_framework *framework = &e->rules->frameworks[index];

    put_title(e, say(e, "%s: framework, %s", framework->id, framework->name));
    if (framework->note)
        put_text(e, 0, framework->note);
    put_row(e, 0, "example", say(e, "compliance: [%s]", framework->id));
    put_heading(e, "Controls");
    for (size_t i = 0; i < framework->control_count; i++) {
        const struct vpca_control *control = framework->controls[i];
        const char *demands = demands_words(e, control);

        put_row(e, 0, control->id,
                say(e, "%s%s%s%s%s", control->name, demands ? "; demands " : "",
                    demands ? demands : "", control->note ? "; " : "",
                    control->note ? control->note : ""));
    }
    put_basis(e, &framework->basis);
}
