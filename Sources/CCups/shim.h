#pragma once
#include <cups/cups.h>

// CUPS_HTTP_DEFAULT is a cast that Swift does not import. It stands for one connection per
// thread that libcups keeps open, so it hides a restart of cupsd: every caller here opens its own.
static inline int ccups_give_up_waiting(http_t *connection, void *context) {
  (void)connection;
  (void)context;
  return 0;
}

/// A request on this connection that stays silent for `seconds` fails instead of hanging.
static inline void ccups_limit_silence(http_t *connection, double seconds) {
  httpSetTimeout(connection, seconds, ccups_give_up_waiting, NULL);
}

static inline const char *ccups_no_password(const char *prompt, http_t *connection,
                                            const char *method, const char *resource,
                                            void *context) {
  (void)prompt;
  (void)connection;
  (void)method;
  (void)resource;
  (void)context;
  return NULL;
}

/// cupsd knows the kiosk's user by its socket. Without this, libcups would ask a terminal that
/// nobody sits at for a password. Holds for the calling thread.
static inline void ccups_never_ask_for_password(void) {
  cupsSetPasswordCB2(ccups_no_password, NULL);
}
