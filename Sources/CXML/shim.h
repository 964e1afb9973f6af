#pragma once
/* Debian's libxml2 shows ICU's types in its headers, and Foundation has an ICU of its own. What is
   used here has no part in them. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
