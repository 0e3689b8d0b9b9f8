/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison.h"

static DzComparison *
compare (DzReport *left, DzReport *right, const DzAlignmentOptions *options)
{
  DzComparison *comparison = g_new0 (DzComparison, 1);

  comparison->left = left;
  comparison->right = right;
  comparison->plan_with_review = options != NULL && options->plan_with_review;
  comparison->pairs = dz_report_alignment_build (left, right, options);

  return comparison;
}

DzComparison *
dz_comparison_new (DzReport *left, DzReport *right)
{
  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  return compare (left, right, NULL);
}

static int
find_index (const DzReport *report, gint64 paragraph_id)
{
  for (guint i = 0; paragraph_id != 0 && i < report->paragraphs->len; i++)
    if (((const DzParagraph *) g_ptr_array_index (report->paragraphs, i))->id == paragraph_id)
      return (int) i;

  return -1;
}

/* Pairings that lost their words are left out: they say nothing about the texts of now. */
static GArray *
find_sync_points (const DzReport *left, const DzReport *right, const GPtrArray *pairings)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (DzSyncPoint));

  for (guint i = 0; i < pairings->len; i++)
    {
      const DzPairing *pairing = g_ptr_array_index (pairings, i);
      const DzSyncPoint point = { find_index (left, pairing->left), find_index (right, pairing->right),
                                  pairing->joined };

      if (point.left >= 0 && point.right >= 0)
        g_array_append_val (points, point);
    }

  return points;
}

GArray *
dz_comparison_load_sync_points (DzStore *store, const DzReport *left, const DzReport *right, GError **error)
{
  g_autoptr (GPtrArray) pairings = dz_store_list_pairings (store, left->id, right->id, error);

  return pairings != NULL ? find_sync_points (left, right, pairings) : NULL;
}

static DzComparison *
load (DzStore *store, gint64 left, gint64 right, gboolean plan_with_review, GError **error)
{
  g_autoptr (DzReport) left_report = dz_store_load_report (store, left, error);
  g_autoptr (DzReport) right_report = left_report != NULL ? dz_store_load_report (store, right, error) : NULL;
  g_autoptr (GArray) points
    = right_report != NULL ? dz_comparison_load_sync_points (store, left_report, right_report, error) : NULL;
  DzAlignmentOptions options = { points, plan_with_review };

  if (points == NULL)
    return NULL;

  return compare (g_steal_pointer (&left_report), g_steal_pointer (&right_report), &options);
}

DzComparison *
dz_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return load (store, left, right, FALSE, error);
}

DzComparison *
dz_comparison_load_promises (DzStore *store, gint64 left, gint64 right, GError **error)
{
  g_return_val_if_fail (store != NULL, NULL);

  return load (store, left, right, TRUE, error);
}

void
dz_comparison_free (DzComparison *comparison)
{
  if (comparison == NULL)
    return;

  dz_report_free (comparison->left);
  dz_report_free (comparison->right);
  g_ptr_array_unref (comparison->pairs);
  g_free (comparison);
}

const DzParagraph *
dz_comparison_get_left (const DzComparison *comparison, const DzParagraphPair *pair)
{
  return pair->left >= 0 ? g_ptr_array_index (comparison->left->paragraphs, pair->left) : NULL;
}

const DzParagraph *
dz_comparison_get_right (const DzComparison *comparison, const DzParagraphPair *pair)
{
  return pair->right >= 0 ? g_ptr_array_index (comparison->right->paragraphs, pair->right) : NULL;
}
