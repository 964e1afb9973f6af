#pragma once
#define SDL_MAIN_HANDLED 1
#include <SDL.h>
#include <SDL_syswm.h>

/* What Swift cannot import: macros with casts and calls. */

static const int csdl_window_centred = SDL_WINDOWPOS_CENTERED;

static inline int csdl_must_lock(const SDL_Surface *surface) {
  return SDL_MUSTLOCK(surface);
}

/* The descriptor that X11 events arrive on, or -1 under another driver. */
static inline int csdl_x11_descriptor(SDL_Window *window) {
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  if (!SDL_GetWindowWMInfo(window, &info)) return -1;
  if (info.subsystem != SDL_SYSWM_X11) return -1;
  return ConnectionNumber(info.info.x11.display);
}
