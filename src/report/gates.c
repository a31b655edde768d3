/* Gates: what makes the exit status say that a design no longer holds. */
#include <assert.h>
#include <string.h>

#include "vpcadvise/report.h"

#define LIMIT_MOST VPCA_SCALE

static const struct gate {
    const char *name;
    const char *meaning;
    const char *held;
    bool number; /* NAME=N */
    bool on;     /* by default */
} gates[] = {
#define VPCA_GATE(symbol, title, takes_number, by_default, means, holds)       \
    [VPCA_GATE_##symbol] = {title, means, holds, takes_number, by_default},
    VPCA_GATES(VPCA_GATE)
#undef VPCA_GATE
};

const char *vpca_gate_name(enum vpca_gate gate)
{
    assert(gate < VPCA_GATE_COUNT);
    return gates[gate].name;
}

const char *vpca_gate_meaning(enum vpca_gate gate)
{
    assert(gate < VPCA_GATE_COUNT);
    return gates[gate].meaning;
}

const char *vpca_gate_held(vpca_arena *arena, enum vpca_gate gate, int limit)
{
    assert(gate < VPCA_GATE_COUNT);
    return gates[gate].number
               ? vpca_arena_printf(arena, "%s %d point%s", gates[gate].held,
                                   limit, limit == 1 ? "" : "s")
               : gates[gate].held;
}

bool vpca_gate_takes_number(enum vpca_gate gate)
{
    assert(gate < VPCA_GATE_COUNT);
    return gates[gate].number;
}

void vpca_report_summary_init(struct vpca_report_summary *summary,
                              vpca_arena *arena)
{
    *summary = (struct vpca_report_summary){.arena = arena};
    for (size_t i = 0; i < VPCA_GATE_COUNT; i++)
        summary->gates[i].on = gates[i].on;
}

/* Digits only, up to LIMIT_MOST. */
static bool read_limit(const char *text, int *ret_limit)
{
    int limit = 0;

    if (*text == '\0')
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return false;
        limit = limit * 10 + (*text - '0');
        if (limit > LIMIT_MOST)
            return false;
    }
    *ret_limit = limit;
    return true;
}

bool vpca_gates_set(struct vpca_report_summary *summary, const char *text)
{
    size_t length = strcspn(text, "=");
    const char *number = text[length] ? text + length + 1 : NULL;

    if (strcmp(text, "none") == 0) {
        memset(summary->gates, 0, sizeof(summary->gates));
        return true;
    }
    for (size_t i = 0; i < VPCA_GATE_COUNT; i++) {
        struct vpca_gate_setting *setting = &summary->gates[i];

        if (strlen(gates[i].name) != length ||
            strncmp(gates[i].name, text, length) != 0)
            continue;
        if (gates[i].number != (number != NULL) ||
            (number && !read_limit(number, &setting->limit)))
            return false;
        setting->on = true;
        return true;
    }
    return false;
}
