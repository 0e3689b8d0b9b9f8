/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-paper-fonts.h"

#include <cairo-ft.h>
#include <hb-subset.h>
#include <pango/pangofc-font.h>

#include "chart/dz-text-meter.h"

#define LARGE (1 << 20) /* bytes of outlines; smaller fonts are not worth it */

typedef struct
{
  hb_face_t *face;
  hb_set_t *glyphs;
  cairo_font_face_t *small; /* NULL: could not be made */
} Cut;

/* What a small face reads from. */
typedef struct
{
  FT_Library library;
  hb_blob_t *blob;
} Memory;

struct _DzPaperFonts
{
  GPtrArray *cuts; /* (element-type Cut) */
  gboolean made;   /* the small faces; no glyphs are taken any more */
};

static const cairo_user_data_key_t fonts_key;
static const cairo_user_data_key_t memory_key;

static void
cut_free (gpointer data)
{
  Cut *cut = data;

  g_clear_pointer (&cut->small, cairo_font_face_destroy);
  hb_set_destroy (cut->glyphs);
  hb_face_destroy (cut->face);
  g_free (cut);
}

/* A face that is slanted or emboldened by rule would lose that. */
static gboolean
is_plain (PangoFont *font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcBool embolden = FcFalse;
  FcMatrix *matrix = NULL;

  if (pattern == NULL || FcPatternGetMatrix (pattern, FC_MATRIX, 0, &matrix) == FcResultMatch)
    return FALSE;

  return FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &embolden) != FcResultMatch || !embolden;
}

static gboolean
is_large (hb_face_t *face)
{
  hb_blob_t *outlines = hb_face_reference_table (face, HB_TAG ('C', 'F', 'F', ' '));
  gboolean large = hb_blob_get_length (outlines) > LARGE;

  hb_blob_destroy (outlines);

  return large;
}

static Cut *
find_cut (const DzPaperFonts *fonts, PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  for (guint i = 0; i < fonts->cuts->len; i++)
    {
      Cut *cut = g_ptr_array_index (fonts->cuts, i);

      if (cut->face == face && is_plain (font))
        return cut;
    }

  return NULL;
}

/* Not what no font has, which Pango draws as a box with its number in it. */
static gboolean
is_drawn_left_to_right (const PangoGlyphItem *run)
{
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph > PANGO_GLYPH_EMPTY)
      return FALSE;

  return run->item->analysis.level % 2 == 0;
}

static void
add_run (DzPaperFonts *fonts, const PangoGlyphItem *run)
{
  PangoFont *font = run->item->analysis.font;
  Cut *cut = find_cut (fonts, font);

  if (!is_drawn_left_to_right (run))
    return;
  if (cut == NULL)
    {
      hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

      if (!is_plain (font) || !is_large (face))
        return;
      cut = g_new0 (Cut, 1);
      cut->face = hb_face_reference (face);
      cut->glyphs = hb_set_create ();
      g_ptr_array_add (fonts->cuts, cut);
    }
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      hb_set_add (cut->glyphs, run->glyphs->glyphs[i].glyph);
}

static void
add_text (DzPaperFonts *fonts, const DzSceneItem *item)
{
  PangoLayoutIter *iter = pango_layout_get_iter (dz_text_meter_fit (dz_text_meter_get (), item));

  do
    {
      PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL)
        add_run (fonts, run);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

/* NULL if it cannot be. */
static hb_blob_t *
subset (const Cut *cut)
{
  /* Pango has laid out already; what is for layout is left behind. */
  static const hb_tag_t dropped[] = { HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'),
                                      HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('B', 'A', 'S', 'E') };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *small = NULL;
  hb_blob_t *blob = NULL;

  if (input == NULL)
    return NULL;

  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_set_union (hb_subset_input_glyph_set (input), cut->glyphs);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
  small = hb_subset_or_fail (cut->face, input);
  if (small != NULL)
    blob = hb_face_reference_blob (small);
  hb_face_destroy (small);
  hb_subset_input_destroy (input);

  return blob;
}

static void
memory_free (void *data)
{
  Memory *memory = data;

  g_clear_pointer (&memory->library, FT_Done_FreeType);
  hb_blob_destroy (memory->blob);
  g_free (memory);
}

/* cairo may keep a face longer than we do, and let go of it on any thread: each has a FreeType library of its
 * own. */
static void
make_small (Cut *cut)
{
  Memory *memory = g_new0 (Memory, 1);
  FT_Face face = NULL;
  unsigned int length = 0;
  const char *data = NULL;

  memory->blob = subset (cut);
  data = memory->blob != NULL ? hb_blob_get_data (memory->blob, &length) : NULL;
  if (data == NULL || FT_Init_FreeType (&memory->library) != 0
      || FT_New_Memory_Face (memory->library, (const FT_Byte *) data, (FT_Long) length, 0, &face) != 0)
    {
      memory_free (memory);
      return;
    }

  cut->small = cairo_ft_font_face_create_for_ft_face (face, 0);
  cairo_font_face_set_user_data (cut->small, &memory_key, memory, memory_free);
}

static void
fonts_free (void *data)
{
  DzPaperFonts *fonts = data;

  g_ptr_array_unref (fonts->cuts);
  g_free (fonts);
}

DzPaperFonts *
dz_paper_fonts_new (cairo_surface_t *surface)
{
  DzPaperFonts *fonts = g_new0 (DzPaperFonts, 1);

  fonts->cuts = g_ptr_array_new_with_free_func (cut_free);
  cairo_surface_set_user_data (surface, &fonts_key, fonts, fonts_free);

  return fonts;
}

DzPaperFonts *
dz_paper_fonts_get (cairo_t *cr)
{
  return cairo_surface_get_user_data (cairo_get_target (cr), &fonts_key);
}

void
dz_paper_fonts_add_scene (DzPaperFonts *fonts, const DzScene *scene)
{
  g_return_if_fail (fonts != NULL && scene != NULL && !fonts->made);

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DzSceneItem *item = &g_array_index (scene->items, DzSceneItem, i);

      if (item->kind == DZ_SCENE_TEXT)
        add_text (fonts, item);
    }
}

static void
make_all (DzPaperFonts *fonts)
{
  for (guint i = 0; !fonts->made && i < fonts->cuts->len; i++)
    make_small (g_ptr_array_index (fonts->cuts, i));
  fonts->made = TRUE;
}

static gboolean
has_run (const DzPaperFonts *fonts, const PangoGlyphItem *run)
{
  const Cut *cut = find_cut (fonts, run->item->analysis.font);

  if (cut == NULL || cut->small == NULL || !is_drawn_left_to_right (run))
    return FALSE;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY
        && !hb_set_has (cut->glyphs, run->glyphs->glyphs[i].glyph))
      return FALSE;

  return TRUE;
}

static gboolean
has_all (const DzPaperFonts *fonts, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean all = TRUE;

  do
    {
      PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL && !has_run (fonts, run))
        all = FALSE;
    }
  while (all && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);

  return all;
}

/* Returns how many glyphs of the run are drawn: the space at the end of a wrapped line is none. */
static int
place_glyphs (const PangoGlyphString *string, int first, int last, double *x, double y, cairo_glyph_t *glyphs)
{
  int n = 0;

  for (int i = first; i < last; i++)
    {
      const PangoGlyphInfo *info = &string->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        glyphs[n++] = (cairo_glyph_t){ info->glyph, *x + (double) info->geometry.x_offset / PANGO_SCALE,
                                       y + (double) info->geometry.y_offset / PANGO_SCALE };
      *x += (double) info->geometry.width / PANGO_SCALE;
    }

  return n;
}

/* With the characters of every glyph, so that the text of the page can be searched. */
static void
show_run (cairo_t *cr, const char *text, PangoGlyphItem *run, double x, double y)
{
  const PangoGlyphString *string = run->glyphs;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, string->num_glyphs);
  g_autofree cairo_text_cluster_t *clusters = g_new (cairo_text_cluster_t, string->num_glyphs);
  PangoGlyphItemIter iter;
  int n_glyphs = 0;
  int n_clusters = 0;

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      int n = place_glyphs (string, iter.start_glyph, iter.end_glyph, &x, y, glyphs + n_glyphs);

      n_glyphs += n;
      clusters[n_clusters++] = (cairo_text_cluster_t){ iter.end_index - iter.start_index, n };
    }
  cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length, glyphs, n_glyphs, clusters,
                          n_clusters, 0);
}

gboolean
dz_paper_fonts_show (DzPaperFonts *fonts, cairo_t *cr, PangoLayout *layout, double size, double x, double y)
{
  PangoLayoutIter *iter = NULL;

  if (fonts == NULL)
    return FALSE;
  make_all (fonts);
  if (!has_all (fonts, layout))
    return FALSE;

  cairo_set_font_size (cr, size);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle extents;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &extents);
      cairo_set_font_face (cr, find_cut (fonts, run->item->analysis.font)->small);
      show_run (cr, pango_layout_get_text (layout), run, x + (double) extents.x / PANGO_SCALE,
                y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);

  return TRUE;
}
