#pragma once
#include <sys/syscall.h>
#include <unistd.h>
/// The hooks that CFRunLoop itself uses on Linux to run the main dispatch
/// queue inside somebody else's loop: a file descriptor that becomes readable
/// when a job waits, and a call that runs the jobs.
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *message);

static inline int dispatch_pump_descriptor(void) {
  return _dispatch_get_main_queue_handle_4CF();
}
/// On another thread than the process's first the queue is somebody else's to
/// run (a test runner that gave its first thread to dispatch_main), and the
/// call would end the process.
static inline void dispatch_pump_drain(void) {
  if (syscall(SYS_gettid) == getpid()) _dispatch_main_queue_callback_4CF(0);
}
