/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart/dz-timeline-zoom.h"

gboolean
dz_timeline_zoom_is_whole (const DzTimelineZoom *zoom)
{
  return !(zoom->last > zoom->first);
}

void
dz_timeline_zoom_fit (DzTimelineZoom *zoom, double first_limit, double last_limit)
{
  double length = zoom->last - zoom->first;

  if (dz_timeline_zoom_is_whole (zoom))
    return;
  if (length >= last_limit - first_limit - 1e-6)
    {
      *zoom = (DzTimelineZoom){ 0, 0 };
      return;
    }

  zoom->first = CLAMP (zoom->first, first_limit, last_limit - length);
  zoom->last = zoom->first + length;
}

static void
begin (DzTimelineZoom *zoom, double first_limit, double last_limit)
{
  if (dz_timeline_zoom_is_whole (zoom))
    *zoom = (DzTimelineZoom){ first_limit, last_limit };
}

void
dz_timeline_zoom_by (DzTimelineZoom *zoom, double factor, double center, double first_limit, double last_limit)
{
  double length = 0;
  double part = 0;

  g_return_if_fail (factor > 0);

  begin (zoom, first_limit, last_limit);
  part = CLAMP ((center - zoom->first) / (zoom->last - zoom->first), 0, 1);
  center = zoom->first + part * (zoom->last - zoom->first);
  length = MAX ((zoom->last - zoom->first) / factor, MIN (DZ_TIMELINE_LEAST_YEARS, last_limit - first_limit));
  zoom->first = center - part * length;
  zoom->last = zoom->first + length;
  dz_timeline_zoom_fit (zoom, first_limit, last_limit);
}

void
dz_timeline_zoom_pan (DzTimelineZoom *zoom, double years, double first_limit, double last_limit)
{
  if (dz_timeline_zoom_is_whole (zoom))
    return;

  zoom->first += years;
  zoom->last += years;
  dz_timeline_zoom_fit (zoom, first_limit, last_limit);
}

void
dz_timeline_zoom_show (DzTimelineZoom *zoom, double first, double last, double first_limit, double last_limit)
{
  double length = zoom->last - zoom->first;
  double room = CLAMP ((length - (last - first)) / 2, 0, 0.5);

  if (dz_timeline_zoom_is_whole (zoom))
    return;
  /* A bar longer than the view: its end, where its mark stands. */
  if (last > zoom->last - room || last - first > length)
    dz_timeline_zoom_pan (zoom, last + room - zoom->last, first_limit, last_limit);
  if (first < zoom->first + room && last - first <= length)
    dz_timeline_zoom_pan (zoom, first - room - zoom->first, first_limit, last_limit);
}
