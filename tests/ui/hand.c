/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hand.h"

#define WAIT_UNTIL(condition)                                                                                         \
  while (!(condition))                                                                                                \
  g_main_context_iteration (NULL, TRUE)

gboolean
hand_is_there (void)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  if (tool == NULL)
    g_test_skip ("no xdotool");

  return tool != NULL;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

void
hand_press (const char *words)
{
  g_autofree char *line = g_strconcat ("xdotool ", words, NULL);
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
void
hand_move_to (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *words = NULL;
  double window_x = 0;
  double window_y = 0;
  double dx = 0;
  double dy = 0;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &window_x, &window_y));
  gtk_native_get_surface_transform (native, &dx, &dy);
  words = g_strdup_printf ("mousemove %d %d", (int) (window_x + dx), (int) (window_y + dy));
  hand_press (words);
}

static void
move_to_middle (GtkWidget *widget, double aside)
{
  hand_move_to (widget, gtk_widget_get_width (widget) / 2.0 + aside, gtk_widget_get_height (widget) / 2.0);
}

void
hand_click (GtkWidget *widget)
{
  move_to_middle (widget, 0);
  hand_press ("click 1");
}

/* What the widgets told each other by way of the display server has arrived. */
static void
settle (GtkWidget *widget)
{
  gdk_display_sync (gtk_widget_get_display (widget));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A drag begins a few pixels on, and several motions may reach a busy window as one: the hand goes on moving until the
 * target has taken what is over it and the source knows. A release before that ends the drag with nothing dropped. */
void
hand_drag (GtkWidget *from, GtkWidget *to)
{
  move_to_middle (from, 0);
  hand_press ("mousedown 1");
  move_to_middle (from, 12);
  move_to_middle (from, 30);
  for (int i = 0; (gtk_widget_get_state_flags (to) & GTK_STATE_FLAG_DROP_ACTIVE) == 0; i++)
    move_to_middle (to, 6 * (i % 2));
  settle (to);
  hand_press ("mouseup 1");
}
