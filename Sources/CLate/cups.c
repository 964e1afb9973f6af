#include "CLate.h"

#include <cups/cups.h>

#define CUPS(result, name, parameters, arguments) \
  LATE("libcups.so.2", result, name, parameters, arguments)

CUPS(ipp_t *, cupsGetResponse, (http_t * http, const char *resource), (http, resource))
CUPS(const char *, cupsLastErrorString, (void), ())
CUPS(http_status_t, cupsSendRequest,
     (http_t * http, ipp_t *request, const char *resource, size_t length),
     (http, request, resource, length))
CUPS(void, cupsSetPasswordCB2, (cups_password_cb2_t callback, void *owner), (callback, owner))
CUPS(const char *, cupsUser, (void), ())
CUPS(http_status_t, cupsWriteRequestData, (http_t * http, const char *bytes, size_t length),
     (http, bytes, length))
CUPS(void, httpClose, (http_t * http), (http))
CUPS(http_t *, httpConnect2,
     (const char *host, int port, http_addrlist_t *addresses, int family,
      http_encryption_t encryption, int blocking, int milliseconds, int *cancel),
     (host, port, addresses, family, encryption, blocking, milliseconds, cancel))
CUPS(http_status_t, httpGetStatus, (http_t * http), (http))
CUPS(void, httpSetTimeout, (http_t * http, double seconds, http_timeout_cb_t callback, void *owner),
     (http, seconds, callback, owner))
CUPS(ipp_attribute_t *, ippAddBoolean, (ipp_t * ipp, ipp_tag_t group, const char *name, char value),
     (ipp, group, name, value))
CUPS(ipp_attribute_t *, ippAddInteger,
     (ipp_t * ipp, ipp_tag_t group, ipp_tag_t tag, const char *name, int value),
     (ipp, group, tag, name, value))
CUPS(ipp_attribute_t *, ippAddString,
     (ipp_t * ipp, ipp_tag_t group, ipp_tag_t tag, const char *name, const char *language,
      const char *value),
     (ipp, group, tag, name, language, value))
CUPS(ipp_attribute_t *, ippAddStrings,
     (ipp_t * ipp, ipp_tag_t group, ipp_tag_t tag, const char *name, int count,
      const char *language, const char *const *values),
     (ipp, group, tag, name, count, language, values))
CUPS(void, ippDelete, (ipp_t * ipp), (ipp))
CUPS(const char *, ippErrorString, (ipp_status_t status), (status))
CUPS(ipp_attribute_t *, ippFirstAttribute, (ipp_t * ipp), (ipp))
CUPS(int, ippGetCount, (ipp_attribute_t * attribute), (attribute))
CUPS(ipp_tag_t, ippGetGroupTag, (ipp_attribute_t * attribute), (attribute))
CUPS(int, ippGetInteger, (ipp_attribute_t * attribute, int element), (attribute, element))
CUPS(const char *, ippGetName, (ipp_attribute_t * attribute), (attribute))
CUPS(ipp_status_t, ippGetStatusCode, (ipp_t * ipp), (ipp))
CUPS(const char *, ippGetString,
     (ipp_attribute_t * attribute, int element, const char **language),
     (attribute, element, language))
CUPS(ipp_tag_t, ippGetValueTag, (ipp_attribute_t * attribute), (attribute))
CUPS(size_t, ippLength, (ipp_t * ipp), (ipp))
CUPS(ipp_t *, ippNewRequest, (ipp_op_t operation), (operation))
CUPS(ipp_attribute_t *, ippNextAttribute, (ipp_t * ipp), (ipp))
CUPS(int, ippSetString,
     (ipp_t * ipp, ipp_attribute_t **attribute, int element, const char *value),
     (ipp, attribute, element, value))
