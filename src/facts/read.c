/* Reads values: truths, words, sets and texts; quantities have their own. */
#include "read.h"

#include <assert.h>
#include <string.h>

/* ---- Shared ----------------------------------------------------------- */

bool reading_word(const struct reading *reading, const char *word,
                  enum vpca_type type, struct vpca_value *ret_value)
{
    const struct vpca_value_reader *reader = reading->reader;
    struct vpca_value value;
    if (reader->word == NULL ||
        !reader->word(reader->context, reading->fact, word, &value))
        return false;
    assert(value.type == type);
    (void)type;
    *ret_value = value;
    return true;
}

const char *reading_hint(const struct reading *reading, const char *format, ...)
{
    struct vpca_text text;
    va_list arguments;
    vpca_text_init(&text, reading->reader->diags->arena);
    va_start(arguments, format);
    vpca_text_vaddf(&text, format, arguments);
    va_end(arguments);
    return text.bytes;
}

const char *reading_quote(const struct reading *reading, const char *text)
{
    size_t length = 60;
    if (strlen(text) <= length)
        return text;
    while (length > 0 && (text[length] & 0xC0) == 0x80)
        length--;
    return reading_hint(reading, "%.*s...", (int)length, text);
}

bool reading_refuse(const struct reading *reading, enum vpca_code code,
                    const char *what, const char *otherwise)
{
    const struct vpca_value_reader *reader = reading->reader;
    const struct vpca_domain *domain = reading->domain;
    const char *text = reading->node->text;
    const char *hint = otherwise;
    struct vpca_nearest nearest;

    if (vpca_diags_full(reader->diags)) {
        vpca_node_report(reader->diags, code, reading->node, NULL, "not %s",
                         what);
        return false;
    }
    vpca_nearest_init(&nearest, text);
    for (size_t i = 0; domain != NULL && i < domain->count; i++)
        vpca_nearest_feed(&nearest, domain->words[i]);
    if (reader->feed_words != NULL)
        reader->feed_words(reader->context, reading->fact, &nearest);
    vpca_nearest_feed(&nearest, "unknown");
    if (nearest.best != NULL)
        hint = reading_hint(reading, "did you mean %s?", nearest.best);
    vpca_node_report(reader->diags, code, reading->node, hint,
                     "\"%s\" is not %s", reading_quote(reading, text), what);
    return false;
}

static bool wrong_kind(const struct reading *reading, const char *message,
                       const char *hint)
{
    vpca_node_report(reading->reader->diags, VPCA_CODE_WRONG_KIND,
                     reading->node, hint, "%s", message);
    return false;
}

/* Quoted, a text may well be the word "unknown". */
static bool says_unknown(const struct reading *reading)
{
    return strcmp(reading->node->text, "unknown") == 0 &&
           (reading->node->plain || reading->fact->type != VPCA_TYPE_TEXT);
}

/* ---- Truths and texts ------------------------------------------------- */

/* YAML 1.1, without y and n, which hardly any reader takes for truths. */
static const struct {
    const char *text;
    bool yes;
} truths[] = {
    {"yes", true},  {"Yes", true},    {"YES", true},    {"no", false},
    {"No", false},  {"NO", false},    {"true", true},   {"True", true},
    {"TRUE", true}, {"false", false}, {"False", false}, {"FALSE", false},
    {"on", true},   {"On", true},     {"ON", true},     {"off", false},
    {"Off", false}, {"OFF", false},
};

static bool find_truth(const char *text, bool *ret_yes)
{
    for (size_t i = 0; i < VPCA_COUNT(truths); i++) {
        if (strcmp(truths[i].text, text) == 0) {
            *ret_yes = truths[i].yes;
            return true;
        }
    }
    return false;
}

static bool truth_read(const struct reading *reading,
                       struct vpca_value *ret_value)
{
    const char *text = reading->node->text;
    bool yes;
    if (find_truth(text, &yes)) {
        if (reading->node->plain) {
            *ret_value = vpca_value_truth(yes);
            return true;
        }
        vpca_node_report(reading->reader->diags, VPCA_CODE_BAD_TRUTH,
                         reading->node,
                         "remove the quotes; in JSON write true or false",
                         "yes or no is due here, and quotes make it a text");
        return false;
    }
    if (reading_word(reading, text, VPCA_TYPE_TRUTH, ret_value))
        return true;
    return reading_refuse(reading, VPCA_CODE_BAD_TRUTH, "yes or no",
                          "write yes, no or unknown");
}

static bool text_read(const struct reading *reading,
                      struct vpca_value *ret_value)
{
    const struct vpca_node *node = reading->node;
    if (node->length == 0 || vpca_node_is_null(node)) {
        vpca_node_report(reading->reader->diags, VPCA_CODE_BAD_TEXT, node,
                         "write unknown, or remove the key",
                         "a text is due here and none is given");
        return false;
    }
    *ret_value = vpca_value_text(node->text);
    return true;
}

/* ---- Words and sets --------------------------------------------------- */

static const char *allowed_words(const struct reading *reading)
{
    const struct vpca_value_reader *reader = reading->reader;
    const struct vpca_domain *domain = reading->domain;
    struct vpca_text words;
    if (domain == NULL || vpca_diags_full(reader->diags))
        return NULL;
    vpca_text_init(&words, reader->diags->arena);
    if (reader->list_words != NULL)
        reader->list_words(reader->context, reading->fact, &words);
    for (size_t i = 0; i < domain->count; i++)
        vpca_text_addf(&words, "%s%s", i == 0 ? "" : ", ", domain->words[i]);
    return reading_hint(reading, "write one of %s", words.bytes);
}

static bool domain_word(const struct reading *reading, size_t *ret_index)
{
    if (reading->domain == NULL)
        return false;
    *ret_index = vpca_domain_find(reading->domain, reading->node->text);
    return *ret_index != VPCA_NO_NAME;
}

static bool word_read(const struct reading *reading,
                      struct vpca_value *ret_value)
{
    size_t index;
    if (domain_word(reading, &index)) {
        *ret_value = vpca_value_word((unsigned)index);
        return true;
    }
    if (reading_word(reading, reading->node->text, VPCA_TYPE_WORD, ret_value))
        return true;
    return reading_refuse(reading, VPCA_CODE_UNKNOWN_WORD,
                          "one of the words allowed here",
                          allowed_words(reading));
}

/* One word of a set, which may stand for several. */
static bool element_read(const struct reading *reading,
                         struct vpca_value *ret_value)
{
    size_t index;
    if (domain_word(reading, &index)) {
        *ret_value = vpca_value_set(UINT64_C(1) << index);
        return true;
    }
    if (reading_word(reading, reading->node->text, VPCA_TYPE_SET, ret_value))
        return true;
    return reading_refuse(reading, VPCA_CODE_UNKNOWN_WORD,
                          "one of the words allowed here",
                          allowed_words(reading));
}

static bool item_read(const struct reading *reading,
                      struct vpca_value *ret_value)
{
    const struct vpca_node *node = reading->node;
    if (node->kind != VPCA_NODE_SCALAR)
        return wrong_kind(reading, "each item of this list is one word", NULL);
    if (vpca_node_is_null(node) || node->length == 0)
        return wrong_kind(reading, "an item of the list is missing",
                          "write the word, or remove the item");
    if (says_unknown(reading)) {
        *ret_value = vpca_value_unknown(VPCA_TYPE_SET, VPCA_CAUSE_FILE);
        return true;
    }
    return element_read(reading, ret_value);
}

/* Has at least the words of each, and at most those of all. */
static struct vpca_value set_join(struct vpca_value a, struct vpca_value b)
{
    a.as.words.least |= b.as.words.least;
    a.as.words.most |= b.as.words.most;
    a.cause |= b.cause;
    a.unknown = (a.unknown || b.unknown) && a.as.words.least == 0;
    if (!vpca_value_is_spread(&a))
        a.cause = 0;
    return a;
}

static bool list_read(const struct reading *reading,
                      struct vpca_value *ret_value)
{
    const struct vpca_node *list = reading->node;
    struct vpca_value all = vpca_value_set(0);
    bool good = true;

    for (uint32_t i = 0; i < list->count; i++) {
        struct reading item = *reading;
        struct vpca_value value;
        item.node = list->items[i];
        if (item_read(&item, &value))
            all = set_join(all, value);
        else
            good = false;
    }
    if (good)
        *ret_value = all;
    return good;
}

/* ---- The table -------------------------------------------------------- */

typedef bool scalar_reader(const struct reading *reading,
                           struct vpca_value *ret_value);

static scalar_reader *const scalar_readers[] = {
    [VPCA_TYPE_TRUTH] = truth_read, [VPCA_TYPE_QUANTITY] = quantity_read,
    [VPCA_TYPE_WORD] = word_read,   [VPCA_TYPE_SET] = element_read,
    [VPCA_TYPE_TEXT] = text_read,
};

static bool scalar_read(const struct reading *reading,
                        struct vpca_value *ret_value)
{
    const struct vpca_node *node = reading->node;
    enum vpca_type type = reading->fact->type;
    bool missing = vpca_node_is_null(node) || node->length == 0;

    if (missing && type != VPCA_TYPE_TEXT)
        return wrong_kind(reading, "a value is missing here",
                          "write unknown, or remove the key");
    if (says_unknown(reading)) {
        *ret_value = vpca_value_unknown(type, VPCA_CAUSE_FILE);
        return true;
    }
    return scalar_readers[type](reading, ret_value);
}

bool vpca_value_read(const struct vpca_value_reader *reader,
                     const struct vpca_fact *fact,
                     const struct vpca_domain *domain,
                     const struct vpca_node *node, struct vpca_value *ret_value)
{
    const struct reading reading = {
        .reader = reader,
        .fact = fact,
        .domain = domain != NULL ? domain : fact->domain,
        .node = node,
    };
    if (node->kind == VPCA_NODE_SCALAR)
        return scalar_read(&reading, ret_value);
    if (node->kind == VPCA_NODE_MAPPING)
        return wrong_kind(&reading, "a mapping stands where one value is due",
                          "write the value alone, without keys and braces");
    if (fact->type == VPCA_TYPE_SET)
        return list_read(&reading, ret_value);
    return wrong_kind(&reading, "a list stands where one value is due",
                      "write the value without brackets");
}
