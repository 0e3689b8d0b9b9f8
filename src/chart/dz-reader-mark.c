/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-reader-mark.h"

#include <glib/gi18n-lib.h>

gboolean
dz_reader_mark_is_due (DzState state)
{
  return state == DZ_STATE_CONFIRMED || state == DZ_STATE_CORRECTED || state == DZ_STATE_ADDED;
}

double
dz_reader_mark_get_size (double font_size)
{
  return font_size * 0.7;
}

cairo_rectangle_t
dz_reader_mark_add (DzScene *scene, double x, double y, double size, DzColor color, DzColor ground)
{
  cairo_rectangle_t square = { x, y - size, size, size };

  dz_scene_add_mark (scene, DZ_SHAPE_PEN, x + size / 2, y - size / 2, size / 2, color, ground);

  return square;
}

const char *
dz_reader_mark_get_legend (void)
{
  /* Translators: a legend; before it stands a small pen */
  return _ ("confirmed, corrected, added or judged by the reader");
}

char *
dz_reader_mark_dup_citation (const char *citation, DzState state)
{
  switch (state)
    {
    case DZ_STATE_CONFIRMED:
      /* Translators: report and paragraph of a figure. */
      return g_strdup_printf (_ ("%s, confirmed by you"), citation);
    case DZ_STATE_CORRECTED:
      /* Translators: report and paragraph of a figure. */
      return g_strdup_printf (_ ("%s, corrected by you"), citation);
    case DZ_STATE_ADDED:
      /* Translators: report and paragraph of a figure. */
      return g_strdup_printf (_ ("%s, added by you"), citation);
    case DZ_STATE_EXTRACTED:
    case DZ_STATE_REJECTED:
    default:
      return g_strdup (citation);
    }
}

char *
dz_reader_mark_dup_pair (const char *citation, DzState state)
{
  if (state == DZ_STATE_CONFIRMED)
    /* Translators: where a goal and its outcome stand. */
    return g_strdup_printf (_ ("%s, pair and verdict confirmed by you"), citation);
  if (dz_reader_mark_is_due (state))
    /* Translators: where a goal and its outcome stand. */
    return g_strdup_printf (_ ("%s, pair or verdict set by you"), citation);

  return g_strdup (citation);
}
