/*
 * Prints a requirements file with as many needs as asked for: the mixture of
 * networks, users and services of a large estate, and always the same bytes.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Needs come in rounds of five, one of each shape. */
enum shape { DATA_CENTER, BRANCHES, MESH, SERVICE, USERS, SHAPES };

static const char *const regions[] = {"eu-central-1", "eu-west-1", "us-east-1",
                                      "ap-southeast-2"};
static const char *const bandwidths[] = {"100 Mbps", "500 Mbps", "1 Gbps",
                                         "200..800 Mbps", "moderate"};
static const char *const availabilities[] = {"99 %", "99.5 %", "99.9 %"};

static uint32_t state = 2018;

/* A number below `limit`, by a linear congruential generator, so that every
 * machine draws the same. */
static uint32_t draw(uint32_t limit)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % limit;
}

#define PICK(array) ((array)[draw(sizeof(array) / sizeof((array)[0]))])

/* The block of 16 addresses with that number, from `base` on. */
static void print_cidr(uint32_t base, uint32_t number)
{
    uint32_t address = base + number * 16;

    printf("%" PRIu32 ".%" PRIu32 ".%" PRIu32 ".%" PRIu32 "/28", address >> 24,
           address >> 16 & 255, address >> 8 & 255, address & 255);
}

static void print_data_center(uint32_t i)
{
    printf("  dc-%" PRIu32 ":\n    kind: data-center\n    cidrs: [", i);
    print_cidr(UINT32_C(0x64400000), 2 * i);
    printf("]\n    asn: %" PRIu32 "\n", UINT32_C(4200000000) + i);
    printf("    gateway: { ipsec: yes, bgp: yes, devices: %" PRIu32 " }\n",
           1 + draw(2));
    printf("    internet: { bandwidth: 1 Gbps, links: %" PRIu32 " }\n",
           1 + draw(2));
    if (draw(3))
        printf("    direct_connect: %s\n", draw(2) ? "none" : "at-location");
}

static void print_branches(uint32_t i)
{
    printf("  branches-%" PRIu32 ":\n    kind: branch\n", i);
    printf("    count: %" PRIu32 "\n    cidrs: [", 2 + draw(60));
    print_cidr(UINT32_C(0x64400000), 2 * i + 1);
    printf("]\n    gateway: { ipsec: yes, bgp: %s }\n",
           draw(2) ? "yes" : "unknown");
    printf("    internet: { bandwidth: 50 Mbps }\n");
}

static void print_vpc(uint32_t i)
{
    printf("  vpc-%" PRIu32 ": { region: %s, ", i, PICK(regions));
    printf("account: \"%012" PRIu32 "\", cidrs: [", 1 + draw(40));
    print_cidr(UINT32_C(0x0a000000), i);
    printf("] }\n");
}

static void print_must(bool encrypted)
{
    printf("    must:\n      bandwidth: %s\n", PICK(bandwidths));
    if (draw(2))
        printf("      availability: %s\n", PICK(availabilities));
    if (encrypted && draw(2))
        printf("      encryption: in-transit\n");
}

static void print_need(uint32_t i)
{
    uint32_t round = i / SHAPES;
    uint32_t vpc = 3 * round;

    printf("  need-%" PRIu32 ":\n", i);
    switch ((enum shape)(i % SHAPES)) {
    case DATA_CENTER:
        printf("    from: dc-%" PRIu32 "\n    to: vpc-%" PRIu32 "\n", round,
               vpc);
        print_must(true);
        printf("    prefer: { performance: %" PRIu32 " }\n", draw(6));
        printf("    traffic: { in: %" PRIu32 " TB/month, out: 2 TB/month }\n",
               1 + draw(20));
        break;
    case BRANCHES:
        printf("    from: branches-%" PRIu32 "\n    to: vpc-%" PRIu32 "\n",
               round, vpc + 1);
        printf("    must: { site_to_site: required, bandwidth: 20 Mbps }\n");
        break;
    case MESH:
        printf("    between: [vpc-%" PRIu32 ", vpc-%" PRIu32 ", vpc-%" PRIu32
               "]\n",
               vpc, vpc + 1, vpc + 2);
        print_must(false);
        break;
    case SERVICE:
        printf("    from: vpc-%" PRIu32 "\n    to: service-%" PRIu32 "\n", vpc,
               round);
        break;
    case USERS:
        printf("    from: staff-%" PRIu32 "\n    to: vpc-%" PRIu32 "\n", round,
               vpc + 2);
        break;
    case SHAPES:
        break;
    }
}

int main(int argc, char **argv)
{
    uint32_t needs = argc == 2 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
    uint32_t rounds = (needs + SHAPES - 1) / SHAPES;

    if (!needs || needs > 100000) {
        fprintf(stderr, "usage: generate NEEDS (1 to 100000)\n");
        return 2;
    }
    printf("vpcadvise: 1\nname: Generated estate\n\nsites:\n");
    for (uint32_t i = 0; i < rounds; i++) {
        print_data_center(i);
        print_branches(i);
    }
    printf("\nvpcs:\n");
    for (uint32_t i = 0; i < 3 * rounds; i++)
        print_vpc(i);
    printf("\nservices:\n");
    for (uint32_t i = 0; i < rounds; i++)
        printf("  service-%" PRIu32 ": { vpc: vpc-%" PRIu32
               ", behind: nlb, protocol: tcp }\n",
               i, 3 * i + 2);
    printf("\nusers:\n");
    for (uint32_t i = 0; i < rounds; i++)
        printf("  staff-%" PRIu32 ": { count: %" PRIu32 " }\n", i,
               5 + draw(400));
    printf("\nneeds:\n");
    for (uint32_t i = 0; i < needs; i++)
        print_need(i);
    return 0;
}
