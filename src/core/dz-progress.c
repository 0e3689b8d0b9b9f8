/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-progress.h"

static double
get_end (const DzProgress *progress)
{
  return progress->until > 0 ? progress->until : 1;
}

static void
put_share (DzProgress *progress)
{
  double done = progress->n > 0 ? (double) progress->i / progress->n : 0;

  g_atomic_int_set (&progress->permille,
                    (int) (1000 * (progress->from + (get_end (progress) - progress->from) * done)));
}

void
dz_progress_begin_part (DzProgress *progress, double until)
{
  g_return_if_fail (until > 0 && until <= 1);

  if (progress == NULL)
    return;
  progress->from = progress->until;
  progress->until = until;
  dz_progress_count (progress, 0);
}

void
dz_progress_count (DzProgress *progress, guint n)
{
  if (progress == NULL)
    return;
  progress->n = n;
  progress->i = 0;
  put_share (progress);
}

gboolean
dz_progress_step (DzProgress *progress, GError **error)
{
  if (progress == NULL)
    return TRUE;
  put_share (progress);
  progress->i = MIN (progress->i + 1, progress->n);

  return !g_cancellable_set_error_if_cancelled (progress->cancellable, error);
}

double
dz_progress_get_share (const DzProgress *progress)
{
  g_return_val_if_fail (progress != NULL, 0);

  return g_atomic_int_get (&progress->permille) / 1000.0;
}
