/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/timeline/dz-timeline-picture.h"

DzTimelinePicture *
dz_timeline_picture_new (const DzTimeline *timeline, DzOverview *overview, double first, double last, double width)
{
  DzTimelinePicture *picture = g_atomic_rc_box_new0 (DzTimelinePicture);

  picture->timeline = dz_timeline_new_for_span (timeline, first, last);
  picture->marks = dz_overview_build_timeline_marks (overview, picture->timeline);
  picture->overview = dz_overview_ref (overview);
  picture->first = first;
  picture->last = last;
  picture->width = width;

  return picture;
}

DzTimelinePicture *
dz_timeline_picture_ref (DzTimelinePicture *picture)
{
  return g_atomic_rc_box_acquire (picture);
}

static void
clear (gpointer data)
{
  DzTimelinePicture *picture = data;

  dz_chart_free (picture->marks);
  dz_timeline_free (picture->timeline);
  dz_overview_unref (picture->overview);
}

void
dz_timeline_picture_unref (DzTimelinePicture *picture)
{
  g_atomic_rc_box_release_full (picture, clear);
}
