/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "comparison-desk.h"

#include <hb.h>
#include <math.h>
#include <string.h>

#include "gui/comparison/dz-comparison-canvas-private.h"
#include "workbench/dz-import-job.h"

/* What is drawn of a comparison is read back glyph by glyph, from its beginning to its end, and is what is stored: no
 * character is lost, none invented, none covered or cut off at the side. */

/* Glyphs of one font in a line of a cell. */
typedef struct
{
  double x;
  double y; /* baseline: in the widget, then in its row */
  double right;
  PangoFont *font;
  GArray *glyphs; /* (element-type PangoGlyph) */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->font);
  g_array_unref (run->glyphs);
  g_free (run);
}

static void
add_run (GskRenderNode *node, double x, double y, GPtrArray *runs)
{
  const graphene_point_t *offset = gsk_text_node_get_offset (node);
  guint n = 0;
  const PangoGlyphInfo *glyphs = gsk_text_node_get_glyphs (node, &n);
  Run *run = g_new0 (Run, 1);
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  run->x = x + (double) offset->x;
  run->y = y + (double) offset->y;
  run->right = x + (double) (bounds.origin.x + bounds.size.width);
  run->font = g_object_ref (gsk_text_node_get_font (node));
  run->glyphs = g_array_new (FALSE, FALSE, sizeof (PangoGlyph));
  for (guint i = 0; i < n; i++)
    g_array_append_val (run->glyphs, glyphs[i].glyph);
  g_ptr_array_add (runs, run);
}

static void
collect (GskRenderNode *node, double x, double y, GPtrArray *runs)
{
  float dx = 0;
  float dy = 0;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect (gsk_container_node_get_child (node, i), x, y, runs);
      return;
    case GSK_TRANSFORM_NODE:
      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      collect (gsk_transform_node_get_child (node), x + (double) dx, y + (double) dy, runs);
      return;
    case GSK_CLIP_NODE:
      collect (gsk_clip_node_get_child (node), x, y, runs);
      return;
    case GSK_DEBUG_NODE:
      collect (gsk_debug_node_get_child (node), x, y, runs);
      return;
    case GSK_TEXT_NODE:
      add_run (node, x, y, runs);
      return;
    case GSK_COLOR_NODE:
    case GSK_REPEAT_NODE: /* a wave below words */
      return;
    default:
      g_error ("a node of kind %d is drawn that is not understood here", gsk_render_node_get_node_type (node));
    }
}

/* (element-type Run) of a frame as it is now */
static GPtrArray *
draw (DzComparisonCanvas *canvas)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func (run_free);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  dz_comparison_canvas_snapshot (GTK_WIDGET (canvas), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      collect (node, 0, 0, runs);
      gsk_render_node_unref (node);
    }

  return runs;
}

/* What was seen of a cell, or of its margin, while the window went by: each line once. */
typedef struct
{
  GPtrArray *runs; /* (element-type Run) */
} Place;

static void
place_free (gpointer data)
{
  g_ptr_array_unref (((Place *) data)->runs);
  g_free (data);
}

static Place *
get_place (GHashTable *places, int row, int column, gboolean margin)
{
  int key = (row * DZ_SHEET_MAX_COLUMNS + column) * 2 + margin;
  Place *place = g_hash_table_lookup (places, GINT_TO_POINTER (key));

  if (place != NULL)
    return place;
  place = g_new0 (Place, 1);
  place->runs = g_ptr_array_new_with_free_func (run_free);
  g_hash_table_insert (places, GINT_TO_POINTER (key), place);

  return place;
}

static gboolean
is_known (const Place *place, const Run *run)
{
  for (guint i = 0; i < place->runs->len; i++)
    {
      const Run *other = g_ptr_array_index (place->runs, i);

      if (fabs (other->y - run->y) < 1 && fabs (other->x - run->x) < 1)
        return TRUE;
    }

  return FALSE;
}

static int
find_column (DzComparisonCanvas *canvas, const Run *run, gboolean *margin)
{
  const DzComparisonFrame *frame = &canvas->frame;

  for (guint i = 0; i < frame->n_columns; i++)
    if (run->x >= frame->text_x[i] - 1 && run->x <= frame->text_x[i] + frame->text_width)
      {
        *margin = FALSE;
        g_assert_cmpfloat (run->right, <=, frame->text_x[i] + frame->text_width + frame->em);
        return (int) i;
      }
  *margin = TRUE;
  for (guint i = 0; i < frame->n_columns; i++)
    if (run->x < frame->text_x[i])
      {
        g_assert_cmpfloat (run->right, <=, frame->text_x[i] + 1);
        return (int) i;
      }

  g_assert_not_reached ();
}

/* Takes the run into the place where it was seen; what is out of sight is not seen. */
static void
see (DzComparisonCanvas *canvas, Run *run, GHashTable *places)
{
  gboolean margin = FALSE;
  int column = find_column (canvas, run, &margin);
  const DzShownRow *shown;
  Place *place;

  if (run->y < 0 || run->y > gtk_widget_get_height (GTK_WIDGET (canvas)))
    {
      run_free (run);
      return;
    }
  run->y += dz_comparison_canvas_get_scrolled (canvas);
  shown = dz_comparison_canvas_get_row (canvas, (guint) dz_comparison_canvas_find_at (canvas, run->y));
  run->y -= shown->top;
  g_assert_cmpfloat (run->y, <=, shown->height);
  place = get_place (places, shown->row, column, margin);
  if (is_known (place, run))
    run_free (run);
  else
    g_ptr_array_add (place->runs, run);
}

/* Half a window a time, to the end. */
static GHashTable *
read_all (DzComparisonCanvas *canvas)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, place_free);
  GtkAdjustment *down = dz_comparison_canvas_get_adjustment (canvas);
  double before = -1;

  gtk_adjustment_set_value (down, 0);
  while (gtk_adjustment_get_value (down) > before)
    {
      g_autoptr (GPtrArray) runs = draw (canvas);

      g_ptr_array_set_free_func (runs, NULL);
      for (guint i = 0; i < runs->len; i++)
        see (canvas, g_ptr_array_index (runs, i), places);
      dz_comparison_canvas_configure (canvas);
      before = gtk_adjustment_get_value (down);
      gtk_adjustment_set_value (down, before + gtk_adjustment_get_page_size (down) / 2);
    }

  return places;
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *first = *(const Run *const *) a;
  const Run *second = *(const Run *const *) b;

  if (fabs (first->y - second->y) >= 1)
    return first->y < second->y ? -1 : 1;

  return first->x < second->x ? -1 : first->x > second->x;
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0x3000 || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* As the font shapes some characters, without others around them, in a text of one script and language. */
static gboolean
is_shaped (hb_font_t *font, PangoGlyph glyph, const char *text, int length, hb_script_t script, const char *language)
{
  hb_buffer_t *buffer = hb_buffer_create ();
  const hb_glyph_info_t *infos;
  unsigned int n = 0;
  gboolean found;

  hb_buffer_add_utf8 (buffer, text, length, 0, length);
  hb_buffer_set_direction (buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script (buffer, script);
  hb_buffer_set_language (buffer, hb_language_from_string (language, -1));
  hb_shape (font, buffer, NULL, 0);
  infos = hb_buffer_get_glyph_infos (buffer, &n);
  found = n == 1 && infos[0].codepoint == glyph;
  hb_buffer_destroy (buffer);

  return found;
}

static gboolean
is_shaped_somehow (hb_font_t *font, PangoGlyph glyph, const char *text, int length)
{
  static const hb_script_t scripts[] = { HB_SCRIPT_COMMON, HB_SCRIPT_HAN, HB_SCRIPT_LATIN };
  static const char *const languages[] = { "zh-cn", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (languages); k++)
      if (is_shaped (font, glyph, text, length, scripts[i], languages[k]))
        return TRUE;

  return FALSE;
}

/* The text behind what the glyph stands for: a character, in whatever form script and language ask for, the box with its
 * number where no font has it, or two dashes that are drawn as one. NULL where it stands for something else. */
static const char *
skip_glyph (const Run *run, PangoGlyph glyph, const char *text)
{
  hb_font_t *font = pango_font_get_hb_font (run->font);
  const char *next = *text != '\0' ? g_utf8_next_char (text) : text;
  hb_codepoint_t nominal = 0;
  gunichar c = g_utf8_get_char (text);

  if (*text == '\0')
    return NULL;
  if (glyph == PANGO_GET_UNKNOWN_GLYPH (c) || (hb_font_get_nominal_glyph (font, c, &nominal) && nominal == glyph)
      || is_shaped_somehow (font, glyph, text, (int) (next - text)))
    return next;
  if (*next != '\0' && is_shaped_somehow (font, glyph, text, (int) (g_utf8_next_char (next) - text)))
    return g_utf8_next_char (next);

  return NULL;
}

static gboolean
is_space (const Run *run, PangoGlyph glyph)
{
  static const gunichar spaces[] = { ' ', 0xa0, 0x3000, '\t' };
  hb_codepoint_t nominal = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (hb_font_get_nominal_glyph (pango_font_get_hb_font (run->font), spaces[i], &nominal) && nominal == glyph)
      return TRUE;

  return glyph == PANGO_GLYPH_EMPTY;
}

/* All glyphs of a place in the order of reading are those of a text, white space aside. */
static void
assert_says (Place *place, const char *text)
{
  const char *p = text;

  g_ptr_array_sort (place->runs, compare_runs);
  for (guint i = 0; i < place->runs->len; i++)
    {
      const Run *run = g_ptr_array_index (place->runs, i);

      for (guint k = 0; k < run->glyphs->len; k++)
        {
          PangoGlyph glyph = g_array_index (run->glyphs, PangoGlyph, k);
          const char *next;

          if (is_space (run, glyph))
            continue;
          while (*p != '\0' && is_invisible (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          if ((next = skip_glyph (run, glyph, p)) == NULL)
            g_error ("glyph %u of %s is drawn where “%.30s” of “%.60s” is stored", glyph,
                     pango_font_description_to_string (pango_font_describe (run->font)), p, text);
          p = next;
        }
    }
  while (*p != '\0' && is_invisible (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (*p != '\0')
    g_error ("“%.30s” of “%.60s” is not drawn", p, text);
}

/* The stored text of a cell and what changed in it. */
static char *
dup_expected (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  GString *text = g_string_new (NULL);
  g_autofree char *foot = dz_sheet_row_dup_foot (row, column);

  if (row->cells[column].n == 0)
    return g_string_free (text, FALSE);
  if (row->pointer)
    {
      g_string_free (text, TRUE);
      return dz_comparison_sheet_dup_tag (sheet, row, column);
    }
  for (int i = 0; i < row->cells[column].n; i++)
    g_string_append (text, dz_comparison_sheet_get_paragraph (sheet, row, column, i)->text);
  if (foot != NULL)
    g_string_append (text, foot);

  return g_string_free (text, FALSE);
}

static char *
dup_margin (const DzComparisonSheet *sheet, const DzSheetRow *row, guint column)
{
  gboolean between = g_strcmp0 (sheet->comparison->left->place, sheet->comparison->right->place) != 0;
  g_autofree char *number = dz_comparison_sheet_dup_number (sheet, row, column);
  g_autofree char *word = dz_comparison_dup_margin_word (row, column, between);

  if (row->cells[column].n == 0)
    return g_strdup ("");

  return g_strconcat (number != NULL ? number : "", word != NULL ? word : "", NULL);
}

/* Every paragraph of every report stands in a row, and every row says what it holds. */
static void
assert_drawn (Desk *desk, guint n_columns)
{
  const DzComparisonSheet *sheet = desk_get_sheet (desk);
  DzComparisonCanvas *canvas = desk_get_canvas (desk);
  g_autoptr (GHashTable) places = NULL;

  WAIT_UNTIL (dz_comparison_canvas_get_n_columns (canvas) == n_columns);
  places = read_all (canvas);
  for (guint column = 0; column < n_columns; column++)
    {
      const DzReport *report = dz_comparison_sheet_get_report (sheet, column);

      for (guint i = 0; i < sheet->rows->len; i++)
        {
          const DzSheetRow *row = g_ptr_array_index (sheet->rows, i);
          g_autofree char *text = dup_expected (sheet, row, column);
          g_autofree char *margin = dup_margin (sheet, row, column);

          assert_says (get_place (places, (int) i, (int) column, FALSE), text);
          assert_says (get_place (places, (int) i, (int) column, TRUE), margin);
        }
      for (guint i = 0; i < report->paragraphs->len; i++)
        if (((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->kind == DZ_PARAGRAPH_BODY)
          g_assert_cmpint (dz_comparison_sheet_find_row (sheet, column, (int) i), >=, 0);
    }
}

static void
test_two (Desk *desk, gconstpointer data)
{
  assert_drawn (desk, 2);
}

/* Side by side where there is room, two where there is not. */
static void
test_three (Desk *desk, gconstpointer data)
{
  dz_comparison_view_set_third (desk->view, desk->reports[2]);
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 3);
  assert_drawn (desk, 3);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 900, 600);
  WAIT_UNTIL (gtk_widget_get_width (desk->window) == 900);
  assert_drawn (desk, dz_comparison_canvas_get_n_columns (desk_get_canvas (desk)));
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 620, 700);
  assert_drawn (desk, 2);
}

/* A paragraph longer than the window, and characters that are seldom met. */
static void
test_odd (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) endless = g_string_new (NULL);
  const char *body[] = { NULL, "甲\t乙　丙 丁\xc2\xa0戊。", "🙂 树 👍🏽 é ﹏ ㎡ ½ ①", "一行\n又一行\r再一行", "𠮷𡘙 “引”‘号’—……", NULL };

  for (int i = 0; i < 900; i++)
    g_string_append_printf (endless, "第%d棵树，", i);
  body[0] = endless->str;
  desk_show (desk, desk->reports[0], desk_add_report (desk, "试验区", 2026, body));
  assert_drawn (desk, 2);
}

/* Against nothing, against itself, and against what is forty times as long. */
static void
test_unlike (Desk *desk, gconstpointer data)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  gint64 empty = desk_add_report (desk, "空白区", 2025, nothing);

  for (int i = 0; i < 160; i++)
    g_ptr_array_add (many, g_strdup_printf ("第%d件事：种树%d棵，修路%d条。", i, i * 7, i % 13));
  g_ptr_array_add (many, NULL);
  desk_show (desk, desk->reports[0], empty);
  assert_drawn (desk, 2);
  desk_show (desk, empty, desk->reports[0]);
  assert_drawn (desk, 2);
  desk_show (desk, desk->reports[0], desk->reports[0]);
  assert_drawn (desk, 2);
  desk_show (desk, desk->reports[0], desk_add_report (desk, "长篇区", 2025, (const char *const *) many->pdata));
  assert_drawn (desk, 2);
}

static gpointer
import_reports (DzStore *store, gpointer files, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);

  return dz_import_job_run (store, knowledge, files, NULL, NULL, NULL, cancellable, error);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gpointer *) data = dz_library_call_finish (DZ_LIBRARY (source), result, NULL);
}

static gint64
get_imported (const GPtrArray *results, guint i)
{
  return ((const DzImportResult *) g_ptr_array_index (results, i))->report_id;
}

/* The real ones: two years of a district with its city, and a newspaper page against a work report. */
static void
test_reports (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "004_9e17d31e8e99acc2.txt", "000_9a4054a3e451a879.txt",
                                       "002_bd08de8997af942d.txt", "001_2f189a2dc03ca1f0.txt" };
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer found = NULL;
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder != NULL ? folder : "", names[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the reports are not there");
          return;
        }
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  dz_library_write_async (desk->library, import_reports, files, NULL, NULL, NULL, imported_cb, &found);
  WAIT_UNTIL (found != NULL);
  results = found;
  WAIT_UNTIL (dz_overview_find_report (dz_session_get_overview (desk->session), get_imported (results, 3)) != NULL);
  desk_show (desk, get_imported (results, 0), get_imported (results, 1));
  assert_drawn (desk, 2);
  dz_comparison_view_set_third (desk->view, get_imported (results, 2));
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 3);
  assert_drawn (desk, 3);
  dz_comparison_view_set_third (desk->view, 0);
  WAIT_UNTIL (desk_get_sheet (desk)->n_columns == 2);
  desk_show (desk, get_imported (results, 3), get_imported (results, 1));
  assert_drawn (desk, 2);
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer))
{
  g_test_add (name, Desk, NULL, desk_set_up, test, desk_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/comparison-drawn/two", test_two);
  add ("/comparison-drawn/three", test_three);
  add ("/comparison-drawn/odd", test_odd);
  add ("/comparison-drawn/unlike", test_unlike);
  add ("/comparison-drawn/reports", test_reports);

  return g_test_run ();
}
