/* Reads a VPC. */
#include "fields.h"

static void read_account(struct reading *r, const struct vpca_node *node,
                         void *vpc)
{
    field_account(r, node, VPCA_FACT_VPC_ACCOUNT, vpc);
}

static void read_region(struct reading *r, const struct vpca_node *node,
                        void *vpc)
{
    field_region(r, node, VPCA_FACT_VPC_REGION, vpc);
}

static const struct field vpc_fields[] = {
    {"region", VPCA_FACT_COUNT, read_region},
    {"account", VPCA_FACT_COUNT, read_account},
    {"cidrs", VPCA_FACT_COUNT, field_cidrs},
    {"internet", VPCA_FACT_VPC_INTERNET, NULL},
    {"count", VPCA_FACT_COUNT, field_count},
    {"owner", VPCA_FACT_VPC_OWNER, NULL},
    {"tags", VPCA_FACT_COUNT, field_tags},
};

static const struct field_table vpc_table = {
    .what = "a VPC",
    .example = "prod: { region: eu-central-1, cidrs: [10.64.0.0/16] }",
    .fields = vpc_fields,
    .count = VPCA_COUNT(vpc_fields),
    .store = field_store_member,
};

void vpc_read(struct reading *r, const struct vpca_node *node,
              struct vpca_member *vpc)
{
    *member_value(vpc, VPCA_FACT_VPC_COUNT) = vpc->count;
    *member_value(vpc, VPCA_FACT_VPC_OWNER) =
        word_of(VPCA_FACT_VPC_OWNER, "own");
    if (node)
        fields_read(r, node, &vpc_table, vpc);
}
