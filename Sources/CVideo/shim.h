#pragma once
// V4L2 (linux/videodev2.h) in functions that Swift can call: its requests are macros and its structures
// hold unions. All return what ioctl returns, -1 and errno on failure, unless they say otherwise. Pictures
// come into memory of the caller's (V4L2_MEMORY_USERPTR).
#include <errno.h>
#include <linux/videodev2.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>

static inline int video_call(int device, unsigned long request, void *argument) {
  int result;
  do result = ioctl(device, request, argument);
  while (result == -1 && errno == EINTR);
  return result;
}

// Whether it takes pictures as a stream: 1 or 0.
static inline int video_takes_pictures(int device) {
  struct v4l2_capability told;
  memset(&told, 0, sizeof told);
  if (video_call(device, VIDIOC_QUERYCAP, &told) == -1) return -1;
  uint32_t can =
      told.capabilities & V4L2_CAP_DEVICE_CAPS ? told.device_caps : told.capabilities;
  uint32_t wanted = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
  return (can & wanted) == wanted;
}

// The form in which it gives JPEG; 0 for none.
static inline uint32_t video_jpeg_format(int device) {
  for (uint32_t index = 0;; index++) {
    struct v4l2_fmtdesc told;
    memset(&told, 0, sizeof told);
    told.index = index;
    told.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (video_call(device, VIDIOC_ENUM_FMT, &told) == -1) return 0;
    if (told.pixelformat == V4L2_PIX_FMT_MJPEG || told.pixelformat == V4L2_PIX_FMT_JPEG)
      return told.pixelformat;
  }
}

// One of its sizes, the largest of a range. 0 when there is none with that index.
static inline int video_size(
    int device, uint32_t format, uint32_t index, uint32_t *width, uint32_t *height) {
  struct v4l2_frmsizeenum told;
  memset(&told, 0, sizeof told);
  told.index = index;
  told.pixel_format = format;
  if (video_call(device, VIDIOC_ENUM_FRAMESIZES, &told) == -1) return 0;
  if (told.type == V4L2_FRMSIZE_TYPE_DISCRETE) {
    *width = told.discrete.width;
    *height = told.discrete.height;
  } else {
    *width = told.stepwise.max_width;
    *height = told.stepwise.max_height;
  }
  return 1;
}

// Sets form and size. Tells the bytes that a picture may have, or -1.
static inline int64_t video_choose(
    int device, uint32_t format, uint32_t width, uint32_t height) {
  struct v4l2_format wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  wanted.fmt.pix.width = width;
  wanted.fmt.pix.height = height;
  wanted.fmt.pix.pixelformat = format;
  wanted.fmt.pix.field = V4L2_FIELD_ANY;
  if (video_call(device, VIDIOC_S_FMT, &wanted) == -1) return -1;
  if (wanted.fmt.pix.pixelformat != format) {
    errno = EINVAL;
    return -1;
  }
  return wanted.fmt.pix.sizeimage;
}

static inline int video_request(int device, uint32_t count) {
  struct v4l2_requestbuffers wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.count = count;
  wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  wanted.memory = V4L2_MEMORY_USERPTR;
  return video_call(device, VIDIOC_REQBUFS, &wanted);
}

static inline int video_give(int device, uint32_t index, void *memory, uint32_t length) {
  struct v4l2_buffer given;
  memset(&given, 0, sizeof given);
  given.index = index;
  given.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  given.memory = V4L2_MEMORY_USERPTR;
  given.m.userptr = (unsigned long)memory;
  given.length = length;
  return video_call(device, VIDIOC_QBUF, &given);
}

// A picture that came: its buffer, its bytes, and whether the camera itself calls it damaged.
static inline int video_take(int device, uint32_t *index, uint32_t *bytes, int *is_damaged) {
  struct v4l2_buffer taken;
  memset(&taken, 0, sizeof taken);
  taken.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  taken.memory = V4L2_MEMORY_USERPTR;
  if (video_call(device, VIDIOC_DQBUF, &taken) == -1) return -1;
  *index = taken.index;
  *bytes = taken.bytesused;
  *is_damaged = (taken.flags & V4L2_BUF_FLAG_ERROR) != 0;
  return 0;
}

static inline int video_run(int device, int runs) {
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  return video_call(device, runs ? VIDIOC_STREAMON : VIDIOC_STREAMOFF, &type);
}
