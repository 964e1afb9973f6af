#pragma once
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <cairo/cairo-ft.h>
#include <cairo/cairo-pdf.h>
