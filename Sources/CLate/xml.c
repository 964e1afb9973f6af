#include "CLate.h"

#include <libxml/xmlversion.h>
// As in CXML's shim.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xpath.h>

#define LIBXML(result, name, parameters, arguments) \
  LATE("libxml2.so.2", result, name, parameters, arguments)

LIBXML(xmlDocPtr, xmlReadMemory,
       (const char *bytes, int count, const char *url, const char *encoding, int options),
       (bytes, count, url, encoding, options))
LIBXML(xmlNodePtr, xmlDocGetRootElement, (const xmlDoc *document), (document))
LIBXML(void, xmlFreeDoc, (xmlDocPtr document), (document))
LIBXML(void, xmlSetGenericErrorFunc, (void *context, xmlGenericErrorFunc function),
       (context, function))
LIBXML(xmlXPathContextPtr, xmlXPathNewContext, (xmlDocPtr document), (document))
LIBXML(void, xmlXPathFreeContext, (xmlXPathContextPtr context), (context))
LIBXML(xmlXPathObjectPtr, xmlXPathEvalExpression,
       (const xmlChar *expression, xmlXPathContextPtr context), (expression, context))
LIBXML(void, xmlXPathFreeObject, (xmlXPathObjectPtr object), (object))
