#pragma once
/// The hooks that CFRunLoop itself uses on Linux to run the main dispatch
/// queue inside somebody else's loop: a file descriptor that becomes readable
/// when a job waits, and a call that runs the jobs.
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *message);

static inline int dispatch_pump_descriptor(void) {
  return _dispatch_get_main_queue_handle_4CF();
}
static inline void dispatch_pump_drain(void) {
  _dispatch_main_queue_callback_4CF(0);
}
