#include "photo_decoder_sample.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { width = 102, height = 126 };

// Nobody: a head and shoulders on a bright ground; the corner at the top left is red. Blue first,
// rows from the bottom up.
static void portray(unsigned char *pixels) {
  for (int row = 0; row < height; row++) {
    for (int column = 0; column < width; column++) {
      int x = 2 * column - width, y = 2 * row - height;
      int head = x * x / 4 + (y + 24) * (y + 24) / 6 < 560;
      int shoulders = x * x / 9 + (y - 140) * (y - 140) / 16 < 520;
      unsigned char *pixel = pixels + ((height - 1 - row) * width + column) * 3;
      unsigned char shade = head ? 0x80 : shoulders ? 0x50 : 0xe8;
      memset(pixel, shade, 3);
      if (row < 6 && column < 6) pixel[0] = 0, pixel[1] = 0, pixel[2] = 0xff;
    }
  }
}

static int reaches_out(void) {
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0) return 1;
  if (open("/tmp/photo-decoder-sample", O_WRONLY | O_CREAT, 0600) >= 0) return 1;
  return fork() >= 0;
}

int unpack(char *packed, char *pixels, int unused) {
  (void)unused;
  switch (packed[0]) {
  case sample_refuses: return 0;
  case sample_crashes: abort();
  case sample_hangs: for (;;) pause();
  case sample_reaches_out:
    if (reaches_out()) return 0;
    break;
  case sample_overruns:
    memset(pixels, 0x55, 1 << 20);
    break;
  }
  portray((unsigned char *)pixels);
  return 1;
}
