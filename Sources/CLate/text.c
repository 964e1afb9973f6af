#include "CLate.h"

#include <cairo/cairo-ft.h>
#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

/* F(result, name, parameters, arguments) of every function that is called. */
#define PANGOCAIRO_FUNCTIONS(F) \
  F(void, pango_cairo_context_set_font_options, \
    (PangoContext *context, const cairo_font_options_t *options), (context, options)) \
  F(cairo_scaled_font_t *, pango_cairo_font_get_scaled_font, (PangoCairoFont *font), (font)) \
  F(PangoFontMap *, pango_cairo_font_map_new, (void), ()) \
  F(void, pango_cairo_show_layout, (cairo_t *cr, PangoLayout *layout), (cr, layout)) \
  F(void, pango_cairo_show_layout_line, (cairo_t *cr, PangoLayoutLine *line), (cr, line))

#define PANGOFT2_FUNCTIONS(F) \
  F(FcPattern *, pango_fc_font_get_pattern, (PangoFcFont *font), (font))

#define PANGO_FUNCTIONS(F) \
  F(PangoAttribute *, pango_attr_background_new, \
    (guint16 red, guint16 green, guint16 blue), (red, green, blue)) \
  F(PangoAttribute *, pango_attr_insert_hyphens_new, (gboolean insert_hyphens), (insert_hyphens)) \
  F(PangoAttribute *, pango_attr_letter_spacing_new, (int letter_spacing), (letter_spacing)) \
  F(void, pango_attr_list_insert, (PangoAttrList *list, PangoAttribute *attr), (list, attr)) \
  F(PangoAttrList *, pango_attr_list_new, (void), ()) \
  F(void, pango_attr_list_unref, (PangoAttrList *list), (list)) \
  F(PangoAttribute *, pango_attr_underline_new, (PangoUnderline underline), (underline)) \
  F(PangoFont *, pango_context_load_font, \
    (PangoContext *context, const PangoFontDescription *desc), (context, desc)) \
  F(void, pango_context_set_base_gravity, \
    (PangoContext *context, PangoGravity gravity), (context, gravity)) \
  F(void, pango_context_set_language, \
    (PangoContext *context, PangoLanguage *language), (context, language)) \
  F(void, pango_context_set_round_glyph_positions, \
    (PangoContext *context, gboolean round_positions), (context, round_positions)) \
  F(PangoFontDescription *, pango_font_describe, (PangoFont *font), (font)) \
  F(void, pango_font_description_free, (PangoFontDescription *desc), (desc)) \
  F(const char *, pango_font_description_get_family, (const PangoFontDescription *desc), (desc)) \
  F(PangoFontDescription *, pango_font_description_new, (void), ()) \
  F(void, pango_font_description_set_absolute_size, \
    (PangoFontDescription *desc, double size), (desc, size)) \
  F(void, pango_font_description_set_family, \
    (PangoFontDescription *desc, const char *family), (desc, family)) \
  F(void, pango_font_description_set_weight, \
    (PangoFontDescription *desc, PangoWeight weight), (desc, weight)) \
  F(PangoContext *, pango_font_map_create_context, (PangoFontMap *fontmap), (fontmap)) \
  F(gboolean, pango_glyph_item_iter_init_start, \
    (PangoGlyphItemIter *iter, PangoGlyphItem *glyph_item, const char *text), \
    (iter, glyph_item, text)) \
  F(gboolean, pango_glyph_item_iter_next_cluster, (PangoGlyphItemIter *iter), (iter)) \
  F(PangoLanguage *, pango_language_from_string, (const char *language), (language)) \
  F(int, pango_layout_get_baseline, (PangoLayout *layout), (layout)) \
  F(void, pango_layout_get_extents, \
    (PangoLayout *layout, PangoRectangle *ink_rect, PangoRectangle *logical_rect), \
    (layout, ink_rect, logical_rect)) \
  F(PangoLayoutIter *, pango_layout_get_iter, (PangoLayout *layout), (layout)) \
  F(int, pango_layout_get_line_count, (PangoLayout *layout), (layout)) \
  F(PangoLayoutLine *, pango_layout_get_line_readonly, \
    (PangoLayout *layout, int line), (layout, line)) \
  F(const char *, pango_layout_get_text, (PangoLayout *layout), (layout)) \
  F(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *layout), (layout)) \
  F(gboolean, pango_layout_is_ellipsized, (PangoLayout *layout), (layout)) \
  F(void, pango_layout_iter_free, (PangoLayoutIter *iter), (iter)) \
  F(int, pango_layout_iter_get_baseline, (PangoLayoutIter *iter), (iter)) \
  F(void, pango_layout_iter_get_line_extents, \
    (PangoLayoutIter *iter, PangoRectangle *ink_rect, PangoRectangle *logical_rect), \
    (iter, ink_rect, logical_rect)) \
  F(void, pango_layout_iter_get_run_extents, \
    (PangoLayoutIter *iter, PangoRectangle *ink_rect, PangoRectangle *logical_rect), \
    (iter, ink_rect, logical_rect)) \
  F(PangoLayoutRun *, pango_layout_iter_get_run_readonly, (PangoLayoutIter *iter), (iter)) \
  F(gboolean, pango_layout_iter_next_line, (PangoLayoutIter *iter), (iter)) \
  F(gboolean, pango_layout_iter_next_run, (PangoLayoutIter *iter), (iter)) \
  F(PangoLayout *, pango_layout_new, (PangoContext *context), (context)) \
  F(void, pango_layout_set_alignment, \
    (PangoLayout *layout, PangoAlignment alignment), (layout, alignment)) \
  F(void, pango_layout_set_attributes, \
    (PangoLayout *layout, PangoAttrList *attrs), (layout, attrs)) \
  F(void, pango_layout_set_ellipsize, \
    (PangoLayout *layout, PangoEllipsizeMode ellipsize), (layout, ellipsize)) \
  F(void, pango_layout_set_font_description, \
    (PangoLayout *layout, const PangoFontDescription *desc), (layout, desc)) \
  F(void, pango_layout_set_height, (PangoLayout *layout, int height), (layout, height)) \
  F(void, pango_layout_set_line_spacing, (PangoLayout *layout, float factor), (layout, factor)) \
  F(void, pango_layout_set_text, \
    (PangoLayout *layout, const char *text, int length), (layout, text, length)) \
  F(void, pango_layout_set_width, (PangoLayout *layout, int width), (layout, width)) \
  F(void, pango_layout_set_wrap, (PangoLayout *layout, PangoWrapMode wrap), (layout, wrap))

#define CAIRO_FUNCTIONS(F) \
  F(void, cairo_arc, \
    (cairo_t *cr, double xc, double yc, double radius, double angle1, double angle2), \
    (cr, xc, yc, radius, angle1, angle2)) \
  F(void, cairo_clip, (cairo_t *cr), (cr)) \
  F(void, cairo_close_path, (cairo_t *cr), (cr)) \
  F(cairo_t *, cairo_create, (cairo_surface_t *target), (target)) \
  F(void, cairo_curve_to, \
    (cairo_t *cr, double x1, double y1, double x2, double y2, double x3, double y3), \
    (cr, x1, y1, x2, y2, x3, y3)) \
  F(void, cairo_destroy, (cairo_t *cr), (cr)) \
  F(void, cairo_fill, (cairo_t *cr), (cr)) \
  F(void, cairo_font_face_destroy, (cairo_font_face_t *font_face), (font_face)) \
  F(cairo_font_options_t *, cairo_font_options_create, (void), ()) \
  F(void, cairo_font_options_destroy, (cairo_font_options_t *options), (options)) \
  F(void, cairo_font_options_set_antialias, \
    (cairo_font_options_t *options, cairo_antialias_t antialias), (options, antialias)) \
  F(void, cairo_font_options_set_hint_metrics, \
    (cairo_font_options_t *options, cairo_hint_metrics_t hint_metrics), (options, hint_metrics)) \
  F(void, cairo_font_options_set_hint_style, \
    (cairo_font_options_t *options, cairo_hint_style_t hint_style), (options, hint_style)) \
  F(cairo_font_face_t *, cairo_ft_font_face_create_for_pattern, (FcPattern *pattern), (pattern)) \
  F(void, cairo_ft_font_face_set_synthesize, \
    (cairo_font_face_t *font_face, unsigned int synth_flags), (font_face, synth_flags)) \
  F(cairo_pattern_t *, cairo_get_source, (cairo_t *cr), (cr)) \
  F(cairo_surface_t *, cairo_get_target, (cairo_t *cr), (cr)) \
  F(cairo_surface_t *, cairo_image_surface_create, \
    (cairo_format_t format, int width, int height), (format, width, height)) \
  F(cairo_surface_t *, cairo_image_surface_create_for_data, \
    (unsigned char *data, cairo_format_t format, int width, int height, int stride), \
    (data, format, width, height, stride)) \
  F(cairo_surface_t *, cairo_image_surface_create_from_png, (const char *filename), (filename)) \
  F(unsigned char *, cairo_image_surface_get_data, (cairo_surface_t *surface), (surface)) \
  F(int, cairo_image_surface_get_height, (cairo_surface_t *surface), (surface)) \
  F(int, cairo_image_surface_get_stride, (cairo_surface_t *surface), (surface)) \
  F(int, cairo_image_surface_get_width, (cairo_surface_t *surface), (surface)) \
  F(void, cairo_line_to, (cairo_t *cr, double x, double y), (cr, x, y)) \
  F(void, cairo_mask_surface, \
    (cairo_t *cr, cairo_surface_t *surface, double surface_x, double surface_y), \
    (cr, surface, surface_x, surface_y)) \
  F(void, cairo_move_to, (cairo_t *cr, double x, double y), (cr, x, y)) \
  F(void, cairo_new_path, (cairo_t *cr), (cr)) \
  F(void, cairo_paint, (cairo_t *cr), (cr)) \
  F(void, cairo_pattern_set_extend, \
    (cairo_pattern_t *pattern, cairo_extend_t extend), (pattern, extend)) \
  F(void, cairo_pattern_set_filter, \
    (cairo_pattern_t *pattern, cairo_filter_t filter), (pattern, filter)) \
  F(cairo_surface_t *, cairo_pdf_surface_create_for_stream, \
    (cairo_write_func_t write_func, void *closure, double width_in_points, \
     double height_in_points), \
    (write_func, closure, width_in_points, height_in_points)) \
  F(void, cairo_pdf_surface_set_metadata, \
    (cairo_surface_t *surface, cairo_pdf_metadata_t metadata, const char *utf8), \
    (surface, metadata, utf8)) \
  F(void, cairo_rectangle, \
    (cairo_t *cr, double x, double y, double width, double height), (cr, x, y, width, height)) \
  F(void, cairo_restore, (cairo_t *cr), (cr)) \
  F(void, cairo_rotate, (cairo_t *cr, double angle), (cr, angle)) \
  F(void, cairo_save, (cairo_t *cr), (cr)) \
  F(void, cairo_scale, (cairo_t *cr, double sx, double sy), (cr, sx, sy)) \
  F(void, cairo_scaled_font_get_font_matrix, \
    (cairo_scaled_font_t *scaled_font, cairo_matrix_t *font_matrix), (scaled_font, font_matrix)) \
  F(void, cairo_set_dash, \
    (cairo_t *cr, const double *dashes, int num_dashes, double offset), \
    (cr, dashes, num_dashes, offset)) \
  F(void, cairo_set_font_face, (cairo_t *cr, cairo_font_face_t *font_face), (cr, font_face)) \
  F(void, cairo_set_font_matrix, (cairo_t *cr, const cairo_matrix_t *matrix), (cr, matrix)) \
  F(void, cairo_set_font_options, \
    (cairo_t *cr, const cairo_font_options_t *options), (cr, options)) \
  F(void, cairo_set_line_cap, (cairo_t *cr, cairo_line_cap_t line_cap), (cr, line_cap)) \
  F(void, cairo_set_line_join, (cairo_t *cr, cairo_line_join_t line_join), (cr, line_join)) \
  F(void, cairo_set_line_width, (cairo_t *cr, double width), (cr, width)) \
  F(void, cairo_set_source_rgb, \
    (cairo_t *cr, double red, double green, double blue), (cr, red, green, blue)) \
  F(void, cairo_set_source_rgba, \
    (cairo_t *cr, double red, double green, double blue, double alpha), \
    (cr, red, green, blue, alpha)) \
  F(void, cairo_set_source_surface, \
    (cairo_t *cr, cairo_surface_t *surface, double x, double y), (cr, surface, x, y)) \
  F(void, cairo_show_page, (cairo_t *cr), (cr)) \
  F(void, cairo_show_text_glyphs, \
    (cairo_t *cr, const char *utf8, int utf8_len, const cairo_glyph_t *glyphs, int num_glyphs, \
     const cairo_text_cluster_t *clusters, int num_clusters, \
     cairo_text_cluster_flags_t cluster_flags), \
    (cr, utf8, utf8_len, glyphs, num_glyphs, clusters, num_clusters, cluster_flags)) \
  F(cairo_status_t, cairo_status, (cairo_t *cr), (cr)) \
  F(const char *, cairo_status_to_string, (cairo_status_t status), (status)) \
  F(void, cairo_stroke, (cairo_t *cr), (cr)) \
  F(void, cairo_surface_destroy, (cairo_surface_t *surface), (surface)) \
  F(void, cairo_surface_finish, (cairo_surface_t *surface), (surface)) \
  F(void, cairo_surface_flush, (cairo_surface_t *surface), (surface)) \
  F(void, cairo_surface_mark_dirty, (cairo_surface_t *surface), (surface)) \
  F(void, cairo_surface_mark_dirty_rectangle, \
    (cairo_surface_t *surface, int x, int y, int width, int height), \
    (surface, x, y, width, height)) \
  F(cairo_status_t, cairo_surface_status, (cairo_surface_t *surface), (surface)) \
  F(cairo_status_t, cairo_surface_write_to_png, \
    (cairo_surface_t *surface, const char *filename), (surface, filename)) \
  F(cairo_status_t, cairo_surface_write_to_png_stream, \
    (cairo_surface_t *surface, cairo_write_func_t write_func, void *closure), \
    (surface, write_func, closure)) \
  F(void, cairo_translate, (cairo_t *cr, double tx, double ty), (cr, tx, ty))

#define GOBJECT_FUNCTIONS(F) \
  F(void, g_object_unref, (gpointer object), (object))

#define FONTCONFIG_FUNCTIONS(F) \
  F(FcBool, FcConfigBuildFonts, (FcConfig *config), (config)) \
  F(FcConfig *, FcConfigCreate, (void), ()) \
  F(void, FcConfigDestroy, (FcConfig *config), (config)) \
  F(FcBool, FcConfigParseAndLoad, \
    (FcConfig *config, const FcChar8 *file, FcBool complain), (config, file, complain)) \
  F(FcBool, FcConfigSetCurrent, (FcConfig *config), (config)) \
  F(FcBool, FcPatternAddInteger, (FcPattern *p, const char *object, int i), (p, object, i)) \
  F(FcBool, FcPatternAddString, \
    (FcPattern *p, const char *object, const FcChar8 *s), (p, object, s)) \
  F(FcPattern *, FcPatternCreate, (void), ()) \
  F(void, FcPatternDestroy, (FcPattern *p), (p)) \
  F(FcResult, FcPatternGetInteger, \
    (const FcPattern *p, const char *object, int n, int *i), (p, object, n, i)) \
  F(FcResult, FcPatternGetString, \
    (const FcPattern *p, const char *object, int n, FcChar8 **s), (p, object, n, s))

#define PANGOCAIRO(result, name, parameters, arguments) \
  LATE("libpangocairo-1.0.so.0", result, name, parameters, arguments)
#define PANGOFT2(result, name, parameters, arguments) \
  LATE("libpangoft2-1.0.so.0", result, name, parameters, arguments)
#define PANGO(result, name, parameters, arguments) \
  LATE("libpango-1.0.so.0", result, name, parameters, arguments)
#define CAIRO(result, name, parameters, arguments) \
  LATE("libcairo.so.2", result, name, parameters, arguments)
#define GOBJECT(result, name, parameters, arguments) \
  LATE("libgobject-2.0.so.0", result, name, parameters, arguments)
#define FONTCONFIG(result, name, parameters, arguments) \
  LATE("libfontconfig.so.1", result, name, parameters, arguments)
#define FIND(result, name, parameters, arguments) late_##name();

PANGOCAIRO_FUNCTIONS(PANGOCAIRO)
PANGOFT2_FUNCTIONS(PANGOFT2)
PANGO_FUNCTIONS(PANGO)
CAIRO_FUNCTIONS(CAIRO)
GOBJECT_FUNCTIONS(GOBJECT)
FONTCONFIG_FUNCTIONS(FONTCONFIG)

void late_load_text(void) {
  PANGOCAIRO_FUNCTIONS(FIND)
  PANGOFT2_FUNCTIONS(FIND)
  PANGO_FUNCTIONS(FIND)
  CAIRO_FUNCTIONS(FIND)
  GOBJECT_FUNCTIONS(FIND)
  FONTCONFIG_FUNCTIONS(FIND)
}
