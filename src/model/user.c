/* Reads a group of users. */
#include "fields.h"

static void read_home(struct reading *r, const struct vpca_node *node,
                      void *target)
{
    struct vpca_member *users = target;
    struct vpca_member *home;

    if (is_plain(node, "unknown"))
        return;
    home = member_named(r, node, "home: fra-dc");
    if (!home)
        return;
    r->used[home - r->members] = true;
    if (home->scope != VPCA_SCOPE_SITE) {
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                         "the home of users is the site whose people they "
                         "are: name one of sites:",
                         "\"%s\" is %s", home->name, scope_noun(home->scope));
        return;
    }
    users->host = home;
    *member_value(users, VPCA_FACT_USER_HOME) = vpca_value_text(home->name);
}

static const struct field user_fields[] = {
    {"count", VPCA_FACT_COUNT, field_count},
    {"home", VPCA_FACT_COUNT, read_home},
    {"tags", VPCA_FACT_COUNT, field_tags},
};

static const struct field_table user_table = {
    .what = "a group of users",
    .example = "field-staff: { count: 240, home: fra-dc }",
    .fields = user_fields,
    .count = VPCA_COUNT(user_fields),
    .store = field_store_member,
};

void users_read(struct reading *r, const struct vpca_node *node,
                struct vpca_member *users)
{
    /* How many people there are is not one unless said. */
    users->count = vpca_value_quantity(1, VPCA_INFINITE, VPCA_CAUSE_FILE);
    if (node)
        fields_read(r, node, &user_table, users);
}
