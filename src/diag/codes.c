/* Names, severities and meanings of the diagnostic codes. */
#include <assert.h>

#include "vpcadvise/diag.h"

struct code {
    const char *name;
    const char *meaning;
    enum vpca_severity severity;
};

static const struct code CODES[] = {
#define VPCA_CODE(symbol, text, level, what)                                   \
    [VPCA_CODE_##                                                              \
        symbol] = {.name = (text), .meaning = (what), .severity = (level)},
#include "vpcadvise/codes.def"
#undef VPCA_CODE
};

static const char *const SEVERITIES[] = {
    [VPCA_NOTE] = "note",
    [VPCA_WARNING] = "warning",
    [VPCA_ERROR] = "error",
};

const char *vpca_code_name(enum vpca_code code)
{
    assert((unsigned)code < VPCA_CODE_COUNT);
    return CODES[code].name;
}

enum vpca_severity vpca_code_severity(enum vpca_code code)
{
    assert((unsigned)code < VPCA_CODE_COUNT);
    return CODES[code].severity;
}

const char *vpca_code_meaning(enum vpca_code code)
{
    assert((unsigned)code < VPCA_CODE_COUNT);
    return CODES[code].meaning;
}

const char *vpca_severity_name(enum vpca_severity severity)
{
    assert((unsigned)severity < VPCA_COUNT(SEVERITIES));
    return SEVERITIES[severity];
}
