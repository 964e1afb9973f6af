#pragma once
/* Debian's libxml2 shows ICU's types in its headers, and Foundation has an ICU of its own. What is
   used here has no part in them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

/* What is wrong with an expression goes to standard error otherwise, for this thread. */
static inline void cxml_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}
static inline void cxml_be_silent(void) { xmlSetGenericErrorFunc(NULL, cxml_ignore); }
