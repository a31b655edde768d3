/* What the bytes of a text must be before YAML is looked for in them. */
#ifndef VPCADVISE_DOCUMENT_CHARACTERS_H
#define VPCADVISE_DOCUMENT_CHARACTERS_H

#include "vpcadvise/document.h"

/* False, with one diagnostic at the first bad place, when the text is not
 * UTF-8, or holds NUL bytes or control characters that YAML forbids, or
 * %TAG lines, of which libyaml compares each with all before it. */
bool characters_check(const struct vpca_source *source,
                      struct vpca_diags *diags);

#endif
