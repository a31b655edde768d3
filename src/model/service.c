/* Reads a service: one thing to reach, not a whole network. */
#include "fields.h"

static void read_vpc(struct reading *r, const struct vpca_node *node,
                     void *target)
{
    struct vpca_member *service = target;
    struct vpca_member *host = NULL;

    if (is_plain(node, "unknown"))
        return;
    host = member_named(r, node, "vpc: prod");
    if (!host)
        return;
    r->used[host - r->members] = true;
    if (host->scope != VPCA_SCOPE_VPC) {
        vpca_node_report(r->diags, VPCA_CODE_UNKNOWN_NAME, node,
                         "a service stands in a VPC: name one of vpcs:",
                         "\"%s\" is %s", host->name, scope_noun(host->scope));
        return;
    }
    service->host = host;
}

static void read_region(struct reading *r, const struct vpca_node *node,
                        void *service)
{
    field_region(r, node, VPCA_FACT_SERVICE_REGION, service);
}

static const struct field service_fields[] = {
    {"vpc", VPCA_FACT_COUNT, read_vpc},
    {"behind", VPCA_FACT_SERVICE_BEHIND, NULL},
    {"protocol", VPCA_FACT_SERVICE_PROTOCOL, NULL},
    {"aws", VPCA_FACT_SERVICE_AWS, NULL},
    {"region", VPCA_FACT_COUNT, read_region},
    {"tags", VPCA_FACT_COUNT, field_tags},
};

static const struct field_table service_table = {
    .what = "a service",
    .example = "billing: { vpc: prod, behind: nlb, protocol: tcp }",
    .fields = service_fields,
    .count = VPCA_COUNT(service_fields),
    .store = field_store_member,
};

/* What a service in a VPC cannot say beside it. */
static void refuse_beside_vpc(struct reading *r, const struct vpca_node *node,
                              const char *key, const char *hint)
{
    const struct vpca_node *value = vpca_node_get(node, key);

    if (value && vpca_node_get(node, "vpc"))
        key_report(r, VPCA_CODE_CONTRADICTION, value, hint,
                   "\"%s\" and \"vpc\" do not go together", key);
}

/* The VPC may stand further down in the file, so its Region is taken from
 * the host when all are read; see estate.c. */
void service_read(struct reading *r, const struct vpca_node *node,
                  struct vpca_member *service)
{
    if (!node)
        return;
    fields_read(r, node, &service_table, service);
    refuse_beside_vpc(r, node, "aws",
                      "a service of AWS stands in no VPC of yours: write "
                      "{ aws: kinesis, region: eu-central-1 }");
    refuse_beside_vpc(r, node, "region",
                      "a service in a VPC is in that VPC's Region");
    if (service->host)
        *member_value(service, VPCA_FACT_SERVICE_AWS) =
            vpca_value_absent(VPCA_TYPE_TEXT);
}
