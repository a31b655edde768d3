/* What libyaml could not read, in plain words. */
#ifndef VPCADVISE_DOCUMENT_SYNTAX_H
#define VPCADVISE_DOCUMENT_SYNTAX_H

#include "build.h"

/* Reports why the parser stopped. */
void syntax_report(struct builder *builder, const yaml_parser_t *parser);

#endif
