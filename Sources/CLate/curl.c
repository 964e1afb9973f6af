#include "CLate.h"

#include <curl/curl.h>
#include <stdarg.h>

// The header checks the last parameter of these with macros of their names.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#define LIBCURL(result, name, parameters, arguments) \
  LATE("libcurl.so.4", result, name, parameters, arguments)

LIBCURL(CURLcode, curl_global_init, (long flags), (flags))
LIBCURL(CURL *, curl_easy_init, (void), ())
LIBCURL(void, curl_easy_cleanup, (CURL * handle), (handle))
LIBCURL(void, curl_easy_reset, (CURL * handle), (handle))
LIBCURL(CURLcode, curl_easy_pause, (CURL * handle, int directions), (handle, directions))
LIBCURL(const char *, curl_easy_strerror, (CURLcode code), (code))
LIBCURL(CURLM *, curl_multi_init, (void), ())
LIBCURL(CURLMcode, curl_multi_cleanup, (CURLM * multi), (multi))
LIBCURL(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *handle), (multi, handle))
LIBCURL(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *handle), (multi, handle))
LIBCURL(CURLMcode, curl_multi_perform, (CURLM * multi, int *running), (multi, running))
LIBCURL(CURLMcode, curl_multi_poll,
        (CURLM * multi, struct curl_waitfd *more, unsigned int count, int milliseconds, int *ready),
        (multi, more, count, milliseconds, ready))
LIBCURL(CURLMcode, curl_multi_wakeup, (CURLM * multi), (multi))
LIBCURL(CURLMsg *, curl_multi_info_read, (CURLM * multi, int *left), (multi, left))
LIBCURL(struct curl_slist *, curl_slist_append, (struct curl_slist * list, const char *text),
        (list, text))
LIBCURL(void, curl_slist_free_all, (struct curl_slist * list), (list))

// What the last parameter is depends on the option; each kind of it is a word of the machine.
_Static_assert(sizeof(long) == sizeof(void *) && sizeof(curl_off_t) == sizeof(void *), "64 bits");

#define LIBCURL_OPTION(result, name, handle, option) \
  LATE_ADDRESS("libcurl.so.4", name)                 \
  result name(handle *owner, option which, ...) {    \
    va_list list;                                    \
    va_start(list, which);                           \
    void *value = va_arg(list, void *);              \
    va_end(list);                                    \
    return late_##name()(owner, which, value);       \
  }

LIBCURL_OPTION(CURLcode, curl_easy_setopt, CURL, CURLoption)
LIBCURL_OPTION(CURLcode, curl_easy_getinfo, CURL, CURLINFO)
LIBCURL_OPTION(CURLMcode, curl_multi_setopt, CURLM, CURLMoption)

// Nobody of the house calls these, but Foundation's URLSession, which is linked in, could.
LIBCURL(void, curl_free, (void *memory), (memory))
LIBCURL(CURLMcode, curl_multi_assign, (CURLM * multi, curl_socket_t socket, void *owner),
        (multi, socket, owner))
LIBCURL(CURLMcode, curl_multi_socket_action,
        (CURLM * multi, curl_socket_t socket, int events, int *running),
        (multi, socket, events, running))
LIBCURL(CURLU *, curl_url, (void), ())
LIBCURL(CURLUcode, curl_url_get, (CURLU * url, CURLUPart what, char **part, unsigned int flags),
        (url, what, part, flags))
LIBCURL(CURLUcode, curl_url_set, (CURLU * url, CURLUPart what, const char *part, unsigned int flags),
        (url, what, part, flags))
LIBCURL(char *, curl_version, (void), ())
LIBCURL(curl_version_info_data *, curl_version_info, (CURLversion version), (version))
