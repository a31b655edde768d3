/* Messages of the rule pack with their {fields} filled. */
#ifndef VPCADVISE_REPORT_MESSAGE_H
#define VPCADVISE_REPORT_MESSAGE_H

#include "builder.h"

/* Of what a message speaks. */
struct subject {
    const struct vpca_entry *entry;
    enum vpca_path path;
    const struct vpca_member *member; /* or NULL */
};

/* The subject of a line of the advice. */
struct subject subject_of_line(const struct vpca_entry *entry,
                               const struct vpca_line *line);
/* One sentence without a full stop; "" when the message has no segments. */
const char *message_fill(const struct builder *builder,
                         const struct vpca_message *message,
                         const struct subject *subject);

#endif
