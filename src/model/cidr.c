/* Address blocks: strict reading, comparing, writing (RFC 4632, 4291, 5952). */
#include <arpa/inet.h>
#include <string.h>

#include "vpcadvise/model.h"

static bool fail(const struct vpca_node *node, struct vpca_diags *diags,
                 const char *hint, const char *what)
{
    vpca_node_report(diags, VPCA_CODE_BAD_CIDR, node, hint, "\"%s\" %s",
                     node->text, what);
    return false;
}

/* One to three digits without a leading zero, up to `limit`; or -1. */
static int parse_bits(const char *text, int limit)
{
    size_t length = strlen(text);
    int value = 0;

    if (length < 1 || length > 3 || (length > 1 && text[0] == '0'))
        return -1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value <= limit ? value : -1;
}

static bool parse_address(const char *text, size_t length,
                          struct vpca_cidr *cidr)
{
    char address[INET6_ADDRSTRLEN];

    if (length >= sizeof(address))
        return false;
    memcpy(address, text, length);
    address[length] = '\0';
    cidr->is_ipv6 = strchr(address, ':') != NULL;
    return inet_pton(cidr->is_ipv6 ? AF_INET6 : AF_INET, address,
                     cidr->bytes) == 1;
}

/* Clears what lies behind the prefix; true when something did. */
static bool clear_host_bits(struct vpca_cidr *cidr)
{
    unsigned size = cidr->is_ipv6 ? 16 : 4;
    bool cleared = false;

    for (unsigned i = 0; i < size; i++) {
        unsigned keep = cidr->bits > 8 * i ? cidr->bits - 8 * i : 0;
        unsigned mask = keep >= 8 ? 0xffu : 0xff00u >> keep & 0xffu;

        if (cidr->bytes[i] & ~mask)
            cleared = true;
        cidr->bytes[i] = (uint8_t)(cidr->bytes[i] & mask);
    }
    return cleared;
}

static const char *written(vpca_arena *arena, const char *before,
                           const struct vpca_cidr *cidr)
{
    struct vpca_text text;

    vpca_text_init(&text, arena);
    vpca_text_add(&text, before);
    vpca_cidr_write(&text, cidr);
    return text.bytes;
}

/* ---- What was meant --------------------------------------------------- */

/* Up to four octets, the missing ones 0: "10.1". Returns how many characters
 * they take, 0 for none. */
static size_t read_octets(const char *text, uint8_t octets[4])
{
    size_t at = 0;

    for (unsigned i = 0; i < 4; i++) {
        unsigned value = 0;
        size_t digits = strspn(text + at, "0123456789");

        if (digits < 1 || digits > 3)
            return 0;
        for (size_t j = 0; j < digits; j++)
            value = value * 10 + (unsigned)(text[at + j] - '0');
        if (value > 255)
            return 0;
        octets[i] = (uint8_t)value;
        at += digits;
        if (text[at] != '.' || i == 3)
            break;
        at++;
    }
    return at;
}

/* The prefix length of "/16" or "255.255.0.0", or -1. */
static int read_mask(const char *text)
{
    uint8_t octets[4] = {0};
    uint32_t mask = 0;
    int bits = 0;

    if (!strchr(text, '.'))
        return parse_bits(text, 32);
    if (read_octets(text, octets) != strlen(text))
        return -1;
    for (unsigned i = 0; i < 4; i++)
        mask = mask << 8 | octets[i];
    for (; mask & UINT32_C(0x80000000); mask <<= 1)
        bits++;
    return mask ? -1 : bits;
}

/* The hint for "10.1/16" and "10.1.0.0 255.255.0.0", or NULL. */
static const char *written_rightly(vpca_arena *arena, const char *text)
{
    struct vpca_cidr cidr = {0};
    size_t taken = read_octets(text, cidr.bytes);
    const char *mask = text + taken + strspn(text + taken, " /");
    int bits = read_mask(mask);

    if (taken == 0 || mask == text + taken || bits < 0)
        return NULL;
    cidr.bits = (uint8_t)bits;
    (void)clear_host_bits(&cidr);
    return written(arena, "write: ", &cidr);
}

/* ---- Reading ---------------------------------------------------------- */

bool vpca_cidr_read(const struct vpca_node *node, struct vpca_diags *diags,
                    vpca_arena *arena, struct vpca_cidr *ret_cidr)
{
    struct vpca_cidr cidr = {.span = node->span};
    const char *slash;
    const char *hint;
    int bits;

    if (node->kind != VPCA_NODE_SCALAR) {
        vpca_node_report(diags, VPCA_CODE_WRONG_KIND, node,
                         "write: cidrs: [10.0.0.0/16]",
                         "a CIDR block is due here");
        return false;
    }
    slash = strchr(node->text, '/');
    if (!parse_address(node->text,
                       slash ? (size_t)(slash - node->text) : node->length,
                       &cidr)) {
        hint = written_rightly(diags->arena, node->text);
        return fail(node, diags,
                    hint ? hint : "write: 10.0.0.0/16 or 2001:db8::/32",
                    "is no CIDR block");
    }
    cidr.bits = cidr.is_ipv6 ? 128 : 32;
    if (!slash)
        return fail(node, diags,
                    written(arena, "for one address alone write: ", &cidr),
                    "lacks the prefix length");
    bits = parse_bits(slash + 1, cidr.bits);
    if (bits < 0) {
        hint = written_rightly(diags->arena, node->text);
        if (!hint)
            hint = cidr.is_ipv6 ? "a whole number from 0 to 128"
                                : "a whole number from 0 to 32";
        return fail(node, diags, hint, "has no valid prefix length");
    }
    cidr.bits = (uint8_t)bits;
    if (clear_host_bits(&cidr)) {
        vpca_node_report(diags, VPCA_CODE_HOST_BITS, node,
                         written(arena, "the block is ", &cidr),
                         "\"%s\" has host bits set", node->text);
        return false;
    }
    *ret_cidr = cidr;
    return true;
}

bool vpca_cidr_overlap(const struct vpca_cidr *a, const struct vpca_cidr *b)
{
    unsigned bits = a->bits < b->bits ? a->bits : b->bits;
    unsigned whole = bits / 8;
    unsigned mask = 0xff00u >> bits % 8 & 0xffu;

    if (a->is_ipv6 != b->is_ipv6 || memcmp(a->bytes, b->bytes, whole) != 0)
        return false;
    return mask == 0 || ((a->bytes[whole] ^ b->bytes[whole]) & mask) == 0;
}

void vpca_cidr_write(struct vpca_text *text, const struct vpca_cidr *cidr)
{
    char address[INET6_ADDRSTRLEN];

    inet_ntop(cidr->is_ipv6 ? AF_INET6 : AF_INET, cidr->bytes, address,
              sizeof(address));
    vpca_text_addf(text, "%s/%u", address, (unsigned)cidr->bits);
}
