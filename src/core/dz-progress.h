/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far a long work is, and whether it shall go on. The work counts its steps on its own thread; whoever
 * shows it reads the share from another. All zero at first, but for the cancellable. Where a work takes one,
 * NULL is one that nobody watches. */
typedef struct
{
  GCancellable *cancellable; /* nullable, borrowed */
  /* Of the work. */
  double from;  /* the share of the whole at which the part under way began */
  double until; /* the share at which it ends; 0: there is one part only */
  guint n;      /* steps of the part */
  guint i;      /* steps done */
  int permille; /* atomic */
} DzProgress;

/* What is counted next takes the work as far as this share of the whole. */
void dz_progress_begin_part (DzProgress *progress, double until);
/* The part has n steps. */
void dz_progress_count (DzProgress *progress, guint n);
/* Before each step. FALSE and G_IO_ERROR_CANCELLED where the work shall stop. */
gboolean dz_progress_step (DzProgress *progress, GError **error);

/* 0 … 1; may be read on any thread. */
double dz_progress_get_share (const DzProgress *progress);

G_END_DECLS
