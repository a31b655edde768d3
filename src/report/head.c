/* What stands above all needs: names, versions and counts. */
#include "builder.h"
#include "words.h"

/* How many members of a scope there are, groups counted in full. */
static struct vpca_value count_members(const struct vpca_model *model,
                                       enum vpca_scope scope)
{
    int64_t low = 0;
    int64_t high = 0;

    for (size_t i = 0; i < model->member_count; i++) {
        const struct vpca_value *count = &model->members[i].count;
        bool known = count->state == VPCA_STATED && !count->unknown;
        int64_t least = known ? count->as.quantity.low : 1;
        int64_t most = known ? count->as.quantity.high : VPCA_INFINITE;

        if (model->members[i].scope != scope)
            continue;
        low = least > VPCA_INFINITE - low ? VPCA_INFINITE : low + least;
        high = most > VPCA_INFINITE - high ? VPCA_INFINITE : high + most;
    }
    return vpca_value_quantity(low, high, low == high ? 0 : VPCA_CAUSE_FILE);
}

static uint64_t exact(const struct vpca_value *count)
{
    if (count->as.quantity.low != count->as.quantity.high ||
        count->as.quantity.high == VPCA_INFINITE)
        return UINT64_MAX;
    return (uint64_t)count->as.quantity.low;
}

/* "41 sites"; nothing for none. */
static void item_add(const struct builder *builder,
                     const struct vpca_value *count, const char *noun,
                     const char **items, size_t *item_count)
{
    static const struct vpca_fact number = {
        .name = "count", .type = VPCA_TYPE_QUANTITY, .unit = VPCA_UNIT_COUNT};

    if (count->as.quantity.high == 0)
        return;
    items[(*item_count)++] = vpca_arena_printf(
        builder->arena, "%s %s", value_text(builder, &number, count),
        noun_number(builder->arena, noun, exact(count) == 1));
}

static void counts_fill(const struct builder *builder,
                        const struct vpca_model *model,
                        struct vpca_report_head *head)
{
    struct vpca_value sites = count_members(model, VPCA_SCOPE_SITE);
    struct vpca_value vpcs = count_members(model, VPCA_SCOPE_VPC);
    struct vpca_value needs = vpca_value_quantity(
        (int64_t)model->need_count, (int64_t)model->need_count, 0);
    const char **items = vpca_arena_array(builder->arena, 3, sizeof(*items));

    head->sites = exact(&sites);
    head->vpcs = exact(&vpcs);
    head->needs = model->need_count;
    item_add(builder, &sites, "site", items, &head->count_item_count);
    item_add(builder, &vpcs, "VPC", items, &head->count_item_count);
    item_add(builder, &needs, "need", items, &head->count_item_count);
    head->count_items = items;
}

struct vpca_report_head *vpca_report_head(vpca_arena *arena,
                                          const struct vpca_model *model)
{
    const struct builder builder = {.arena = arena, .rules = model->rules};
    const struct vpca_pack *pack = &model->rules->packs[0];
    struct vpca_report_head *head = vpca_arena_alloc(arena, sizeof(*head));

    *head = (struct vpca_report_head){
        .tool = "vpcadvise " VPCADVISE_VERSION,
        .version = VPCADVISE_VERSION,
        .name = model->name ? model->name : model->source->name,
        .input = model->source->name,
        .today = model->waiver_count ? model->today : NULL,
        .pack = pack->id,
        .pack_edition = pack->edition,
        .pack_date = pack->date,
        .pack_title = pack->title,
        .packs = model->rules->packs,
        .pack_count = model->rules->pack_count,
        .changes = model->rules->changes,
        .change_count = model->rules->change_count,
    };
    if (model->profile) {
        head->profile = model->profile->id;
        head->profile_text = vpca_arena_printf(
            arena,
            "every need is weighed by the profile %s, whatever the file "
            "prefers",
            model->profile->id);
    }
    counts_fill(&builder, model, head);
    return head;
}
