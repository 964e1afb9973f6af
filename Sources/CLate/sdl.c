#include "CLate.h"

#define SDL_MAIN_HANDLED 1
#include <SDL.h>
#include <SDL_syswm.h>
#include <SDL_ttf.h>

/* F(result, name, parameters, arguments) of every function that is called. */
#define SDL_FUNCTIONS(F) \
  F(void, SDL_CloseAudioDevice, (SDL_AudioDeviceID device), (device)) \
  F(SDL_Renderer *, SDL_CreateRenderer, \
    (SDL_Window *window, int index, Uint32 flags), (window, index, flags)) \
  F(SDL_Texture *, SDL_CreateTexture, \
    (SDL_Renderer *renderer, Uint32 format, int access, int w, int h), \
    (renderer, format, access, w, h)) \
  F(SDL_Window *, SDL_CreateWindow, \
    (const char *title, int x, int y, int w, int h, Uint32 flags), (title, x, y, w, h, flags)) \
  F(void, SDL_Delay, (Uint32 milliseconds), (milliseconds)) \
  F(void, SDL_DestroyRenderer, (SDL_Renderer *renderer), (renderer)) \
  F(void, SDL_DestroyTexture, (SDL_Texture *texture), (texture)) \
  F(void, SDL_DestroyWindow, (SDL_Window *window), (window)) \
  F(int, SDL_FillRect, (SDL_Surface *dst, const SDL_Rect *rect, Uint32 color), (dst, rect, color)) \
  F(void, SDL_FreeSurface, (SDL_Surface *surface), (surface)) \
  F(int, SDL_GetCurrentDisplayMode, \
    (int displayIndex, SDL_DisplayMode *mode), (displayIndex, mode)) \
  F(const char *, SDL_GetCurrentVideoDriver, (void), ()) \
  F(int, SDL_GetDesktopDisplayMode, \
    (int displayIndex, SDL_DisplayMode *mode), (displayIndex, mode)) \
  F(int, SDL_GetDisplayUsableBounds, (int displayIndex, SDL_Rect *rect), (displayIndex, rect)) \
  F(const char *, SDL_GetError, (void), ()) \
  F(const char *, SDL_GetPixelFormatName, (Uint32 format), (format)) \
  F(Uint32, SDL_GetQueuedAudioSize, (SDL_AudioDeviceID device), (device)) \
  F(int, SDL_GetRendererOutputSize, (SDL_Renderer *renderer, int *w, int *h), (renderer, w, h)) \
  F(SDL_Scancode, SDL_GetScancodeFromKey, (SDL_Keycode key), (key)) \
  F(int, SDL_GetWindowDisplayIndex, (SDL_Window *window), (window)) \
  F(Uint32, SDL_GetWindowID, (SDL_Window *window), (window)) \
  F(void, SDL_GetWindowPosition, (SDL_Window *window, int *x, int *y), (window, x, y)) \
  F(void, SDL_GetWindowSize, (SDL_Window *window, int *w, int *h), (window, w, h)) \
  F(SDL_Surface *, SDL_GetWindowSurface, (SDL_Window *window), (window)) \
  F(SDL_bool, SDL_GetWindowWMInfo, (SDL_Window *window, SDL_SysWMinfo *info), (window, info)) \
  F(SDL_bool, SDL_HasEvents, (Uint32 minType, Uint32 maxType), (minType, maxType)) \
  F(int, SDL_InitSubSystem, (Uint32 flags), (flags)) \
  F(Uint32, SDL_MapRGB, \
    (const SDL_PixelFormat *format, Uint8 r, Uint8 g, Uint8 b), (format, r, g, b)) \
  F(SDL_AudioDeviceID, SDL_OpenAudioDevice, \
    (const char *name, int isCapture, const SDL_AudioSpec *desired, SDL_AudioSpec *obtained, \
     int changes), \
    (name, isCapture, desired, obtained, changes)) \
  F(void, SDL_PauseAudioDevice, (SDL_AudioDeviceID device, int isPaused), (device, isPaused)) \
  F(int, SDL_PollEvent, (SDL_Event *event), (event)) \
  F(int, SDL_PushEvent, (SDL_Event *event), (event)) \
  F(int, SDL_QueueAudio, (SDL_AudioDeviceID device, const void *data, Uint32 count), \
    (device, data, count)) \
  F(void, SDL_QuitSubSystem, (Uint32 flags), (flags)) \
  F(int, SDL_RenderCopy, \
    (SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *srcrect, const SDL_Rect *dstrect), \
    (renderer, texture, srcrect, dstrect)) \
  F(void, SDL_RenderPresent, (SDL_Renderer *renderer), (renderer)) \
  F(SDL_bool, SDL_SetHint, (const char *name, const char *value), (name, value)) \
  F(int, SDL_ShowCursor, (int toggle), (toggle)) \
  F(int, SDL_UpdateTexture, \
    (SDL_Texture *texture, const SDL_Rect *rect, const void *pixels, int pitch), \
    (texture, rect, pixels, pitch)) \
  F(int, SDL_UpdateWindowSurface, (SDL_Window *window), (window)) \
  F(int, SDL_UpdateWindowSurfaceRects, \
    (SDL_Window *window, const SDL_Rect *rects, int numrects), (window, rects, numrects)) \
  F(int, SDL_UpperBlit, \
    (SDL_Surface *src, const SDL_Rect *srcrect, SDL_Surface *dst, SDL_Rect *dstrect), \
    (src, srcrect, dst, dstrect)) \
  F(int, SDL_WaitEventTimeout, (SDL_Event *event, int timeout), (event, timeout))

#define TTF_FUNCTIONS(F) \
  F(void, TTF_CloseFont, (TTF_Font *font), (font)) \
  F(int, TTF_Init, (void), ()) \
  F(TTF_Font *, TTF_OpenFontIndex, \
    (const char *file, int ptsize, long index), (file, ptsize, index)) \
  F(void, TTF_Quit, (void), ()) \
  F(SDL_Surface *, TTF_RenderUTF8_Blended_Wrapped, \
    (TTF_Font *font, const char *text, SDL_Color fg, Uint32 wrapLength), \
    (font, text, fg, wrapLength)) \
  F(void, TTF_SetFontWrappedAlign, (TTF_Font *font, int align), (font, align))

#define SDL(result, name, parameters, arguments) \
  LATE("libSDL2-2.0.so.0", result, name, parameters, arguments)
#define TTF(result, name, parameters, arguments) \
  LATE("libSDL2_ttf-2.0.so.0", result, name, parameters, arguments)
#define FIND(result, name, parameters, arguments) late_##name();

SDL_FUNCTIONS(SDL)
TTF_FUNCTIONS(TTF)

void late_load_sdl(void) { SDL_FUNCTIONS(FIND) }
