/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-concordance-view-private.h"

#include "gui/concordance/dz-hit-row.h"
#include "gui/dz-compat.h"

/* Selection and focus */

void
dz_concordance_view_choose_hit (DzConcordanceView *self, guint position)
{
  const DzSearchHit *hit = dz_hit_list_get (self->hits, position);

  if (hit == NULL)
    return;

  dz_view_choose_paragraph (DZ_VIEW (self), hit->report_id, hit->paragraph_id, hit->note_id == 0 ? hit->start : 0,
                            hit->note_id == 0 ? hit->end : 0);
}

/* A line reached alone is read; several are picked. */
static void
selection_changed_cb (DzConcordanceView *self)
{
  dz_concordance_view_show_total (self);
  if (!self->choosing)
    dz_concordance_view_choose_hit (self, dz_hit_selection_get_reached (self->selection));
}

void
dz_concordance_view_walk (DzConcordanceView *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->hits));
  guint position = step > 0 ? dz_hit_selection_get_last (self->selection) : dz_hit_selection_get_first (self->selection);

  if (n == 0)
    return;

  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (position + n + step) % n;
  dz_hit_selection_choose (self->selection, position);
  dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

static gboolean
is_at_note (DzConcordanceView *self, const DzFocus *focus)
{
  const DzSearchHit *hit = dz_hit_list_get (self->hits, dz_hit_selection_get_first (self->selection));

  return hit != NULL && hit->note_id != 0 && hit->paragraph_id == focus->paragraph_id && hit->report_id == focus->report_id;
}

/* A hit in a note leads to the paragraph of the note, not to a place in it. Lines that the reader picked stay picked. */
void
dz_concordance_view_select_focus (DzConcordanceView *self)
{
  const DzFocus *focus = dz_view_get_focus (DZ_VIEW (self));
  guint position = dz_hit_list_find (self->hits, focus->paragraph_id, focus->start);

  if (dz_hit_selection_get_n_chosen (self->selection) > 1 || is_at_note (self, focus))
    return;
  if (position == G_MAXUINT)
    position = GTK_INVALID_LIST_POSITION;
  if (position == dz_hit_selection_get_first (self->selection))
    return;

  self->choosing = TRUE;
  dz_hit_selection_choose (self->selection, position);
  self->choosing = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    dz_compat_scroll_to_row (GTK_WIDGET (self->list), position);
}

/* The list */

/* DzLineRowFunc */
static void
write_hit (DzLineRow *row, guint position, gpointer user_data)
{
  const DzSearchHit *hit = dz_hit_list_get (DZ_CONCORDANCE_VIEW (user_data)->hits, position);
  g_autofree char *citation = dz_view_dup_citation (DZ_VIEW (user_data), hit->report_id, hit->number);

  dz_hit_row_show (row, hit, citation);
}

void
dz_concordance_view_build_lines (DzConcordanceView *self)
{
  self->hits = dz_hit_list_new ();
  self->selection = dz_hit_selection_new (self->hits);
  g_signal_connect_object (self->hits, "arranged", G_CALLBACK (dz_concordance_view_show_arranged), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dz_line_row_fill_list (self->list, GTK_SELECTION_MODEL (self->selection), G_LIST_MODEL (self->hits), dz_hit_row_new,
                         write_hit, self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), dz_search_panel_create_copy_key ());
}
