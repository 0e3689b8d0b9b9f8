/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-fixture.h"

#include <math.h>

/* The text's own font, size, line spacing and column width: each takes effect at once, and is there again in the next window. */

static GtkTextView *
get_text (Desk *desk)
{
  return GTK_TEXT_VIEW (desk_get_view (desk));
}

/* The width of a Chinese character as it is shown. */
static int
get_em (Desk *desk)
{
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (get_text (desk)), &iter, 1);
  gtk_text_view_get_iter_location (get_text (desk), &iter, &area);

  return area.width;
}

static int
get_line_room (Desk *desk)
{
  return gtk_text_view_get_pixels_inside_wrap (get_text (desk));
}

static int
get_column (Desk *desk)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (get_text (desk), &visible);

  return visible.width - gtk_text_view_get_left_margin (get_text (desk)) - gtk_text_view_get_right_margin (get_text (desk));
}

static const char *
get_family (Desk *desk)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (get_text (desk)));

  return pango_font_description_get_family (pango_context_get_font_description (context));
}

static gboolean
is_near (int value, double expected)
{
  return fabs (value - expected) <= 3;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, data);
  gtk_widget_set_visible (desk->goals, FALSE);
  desk_show_report (desk, desk->reports[0]);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (get_text (desk))) && get_em (desk) > 0 && get_column (desk) > 0);
}

static void
reset (GSettings *settings)
{
  static const char *const keys[] = { "reader-font", "reader-line-spacing", "reader-column-width", "text-zoom" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
test_at_once (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  int em = get_em (desk);
  g_settings_set_double (settings, "text-zoom", 2.0);
  WAIT_UNTIL (is_near (get_em (desk), 2 * em));
  WAIT_UNTIL (is_near (get_line_room (desk), get_em (desk) * g_settings_get_double (settings, "reader-line-spacing")));

  g_settings_set_double (settings, "reader-line-spacing", 2.0);
  WAIT_UNTIL (is_near (get_line_room (desk), 2 * get_em (desk)));

  g_settings_set_int (settings, "reader-column-width", 12);
  WAIT_UNTIL (is_near (get_column (desk), 12 * get_em (desk)));
  g_settings_set_double (settings, "text-zoom", 1.0);
  WAIT_UNTIL (get_em (desk) == em && is_near (get_column (desk), 12 * em));

  g_settings_set_string (settings, "reader-font", "DejaVu Serif");
  WAIT_UNTIL (g_str_has_prefix (get_family (desk), "DejaVu Serif"));
  reset (settings);
  WAIT_UNTIL (!g_str_has_prefix (get_family (desk), "DejaVu Serif"));
}

static void
set_up_later (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_set_double (settings, "text-zoom", 1.5);
  g_settings_set_double (settings, "reader-line-spacing", 1.0);
  g_settings_set_int (settings, "reader-column-width", 20);
  g_settings_set_string (settings, "reader-font", "DejaVu Serif");
  set_up (desk, data);
}

static void
test_again (Desk *desk, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  int em = get_em (desk);

  g_assert_true (g_str_has_prefix (get_family (desk), "DejaVu Serif"));
  WAIT_UNTIL (is_near (get_line_room (desk), em));
  WAIT_UNTIL (is_near (get_column (desk), 20 * em));
  reset (settings);
  WAIT_UNTIL (is_near (get_em (desk), em / 1.5));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add ("/reader-settings/at-once", Desk, NULL, set_up, test_at_once, desk_tear_down);
  g_test_add ("/reader-settings/again-in-the-next-window", Desk, NULL, set_up_later, test_again, desk_tear_down);

  return g_test_run ();
}
