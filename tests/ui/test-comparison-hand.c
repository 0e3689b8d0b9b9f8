/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "comparison-desk.h"

#include <string.h>

#include "gui/comparison/dz-comparison-canvas-private.h"

/* The comparison under a real pointer and real keys, as xdotool presses them. */

static char *tool;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* words: of one command line of the tool; the window goes on living while it works. */
static void
press (const char *words)
{
  g_autofree char *line = g_strconcat (tool, " ", words, NULL);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_newv ((const char *const *) arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  gboolean ended = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  WAIT_UNTIL (ended);
}

/* The window has no manager: it stands at the corner of the screen, its shadow and all. */
static void
move_to (Desk *desk, double x, double y)
{
  g_autofree char *words = NULL;
  double window_x = 0;
  double window_y = 0;
  double dx = 0;
  double dy = 0;

  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (desk_get_canvas (desk)), desk->window, x, y, &window_x,
                                                   &window_y));
  gtk_native_get_surface_transform (GTK_NATIVE (desk->window), &dx, &dy);
  words = g_strdup_printf ("mousemove %d %d", (int) (window_x + dx), (int) (window_y + dy));
  press (words);
}

/* Where a character of a cell stands. */
static void
locate (Desk *desk, int row, int column, const char *words, double *x, double *y)
{
  DzComparisonCanvas *canvas = desk_get_canvas (desk);
  int index = dz_comparison_canvas_find_shown (canvas, row);
  PangoLayout *layout = dz_comparison_canvas_lay_out (canvas, (guint) index)->texts[column];
  const char *text = pango_layout_get_text (layout);
  PangoRectangle at;

  g_assert_nonnull (strstr (text, words));
  pango_layout_index_to_pos (layout, (int) (strstr (text, words) - text), &at);
  *x = canvas->frame.text_x[column] + (double) at.x / PANGO_SCALE + 1;
  *y = dz_comparison_canvas_get_row (canvas, (guint) index)->top - dz_comparison_canvas_get_scrolled (canvas)
       + canvas->frame.pad + (double) (at.y + at.height / 2) / PANGO_SCALE;
}

static void
click (Desk *desk, int row, int column, const char *words)
{
  double x = 0;
  double y = 0;

  locate (desk, row, column, words, &x, &y);
  move_to (desk, x, y);
  press ("click 1");
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) == row);
}

/* Until the clipboard says it. */
static void
expect_copy (Desk *desk, const char *expected)
{
  for (gboolean same = FALSE; !same;)
    {
      g_autofree char *text = desk_dup_clipboard (desk);

      same = g_str_equal (text, expected);
    }
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, data);
  press ("mousemove 700 890 click 1");
}

/* A drag from character to character selects what lies between, and the keys take it with its place or without. */
static void
test_drag (Desk *desk, gconstpointer data)
{
  int row = desk_find_row (desk, 1, 2);
  double x = 0;
  double y = 0;

  locate (desk, row, 1, "建桥", &x, &y);
  move_to (desk, x, y);
  press ("mousedown 1");
  locate (desk, row, 1, "，方便", &x, &y);
  move_to (desk, x - 8, y);
  move_to (desk, x, y);
  press ("mouseup 1");
  WAIT_UNTIL (dz_comparison_canvas_has_selection (desk_get_canvas (desk))
              && dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) == row);
  press ("key ctrl+c");
  expect_copy (desk, "建桥两座");
  press ("key ctrl+shift+c");
  expect_copy (desk, "建桥两座 (试验区 2025 ¶3)");
  click (desk, desk_find_row (desk, 1, 3), 1, "放风筝");
  g_assert_false (dz_comparison_canvas_has_selection (desk_get_canvas (desk)));
  press ("key ctrl+c");
  expect_copy (desk, "放风筝也要讲规矩。");
}

/* The same by keys alone: to the row, from its beginning on by characters, to its end, and all of it. */
static void
test_keys (Desk *desk, gconstpointer data)
{
  click (desk, desk_find_row (desk, 0, 0), 0, "种树");
  press ("key shift+Right shift+Right shift+Right shift+Left");
  press ("key ctrl+c");
  expect_copy (desk, "种树");
  press ("key shift+End");
  press ("key ctrl+shift+c");
  expect_copy (desk, "种树一千棵，新区增长6%左右。 (试验区 2024 ¶1)");
  press ("key Escape");
  WAIT_UNTIL (!dz_comparison_canvas_has_selection (desk_get_canvas (desk)));
  press ("key Right ctrl+a ctrl+c");
  expect_copy (desk, "种树一千棵，新区增长7%以上。");
}

/* Two paragraphs are paired by pointer and keys: p, a click on the partner, Enter. */
static void
test_pair (Desk *desk, gconstpointer data)
{
  click (desk, desk_find_row (desk, 0, 2), 0, "旧话");
  press ("key p");
  WAIT_UNTIL (gtk_widget_get_visible (GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (desk->view), DZ_TYPE_COMPARISON_VIEW, "waiting_bar"))));
  click (desk, desk_find_row (desk, 1, 3), 1, "放风筝");
  press ("key Return");
  WAIT_UNTIL (desk_is_paired (desk, 2, 3));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (desk_get_canvas (desk))));
}

/* F8 goes from change to change, m to where a text went and back, and the focus of the session goes along. */
static void
test_walk (Desk *desk, gconstpointer data)
{
  int row = desk_find_row (desk, 0, 3);
  int pointer = desk_get_row (desk, row)->target;

  click (desk, row, 0, "图书馆");
  press ("key m");
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) == pointer);
  press ("key m");
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) == row);
  press ("key Home F8");
  WAIT_UNTIL (dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL) > 0);
  g_assert_true (dz_sheet_row_is_change (
    desk_get_row (desk, dz_comparison_canvas_get_cursor (desk_get_canvas (desk), NULL))));
  g_assert_cmpint (dz_session_get_focus (desk->session)->paragraph_id, !=, 0);
}

static void
add (const char *name, void (*test) (Desk *, gconstpointer))
{
  g_test_add (name, Desk, NULL, set_up, test, desk_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  tool = g_find_program_in_path ("xdotool");
  if (tool == NULL)
    {
      g_print ("1..0 # SKIP no xdotool\n");
      return 0;
    }
  add ("/comparison-hand/drag", test_drag);
  add ("/comparison-hand/keys", test_keys);
  add ("/comparison-hand/pair", test_pair);
  add ("/comparison-hand/walk", test_walk);

  return g_test_run ();
}
