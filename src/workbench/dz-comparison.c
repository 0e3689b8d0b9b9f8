/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-comparison.h"

DzComparison *
dz_comparison_new (DzReport *left, DzReport *right)
{
  DzComparison *comparison = NULL;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  comparison = g_new0 (DzComparison, 1);
  comparison->left = left;
  comparison->right = right;
  comparison->pairs = dz_report_alignment_build (left, right, NULL);

  return comparison;
}

DzComparison *
dz_comparison_load (DzStore *store, gint64 left, gint64 right, GError **error)
{
  g_autoptr (DzReport) left_report = NULL;
  g_autoptr (DzReport) right_report = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  if ((left_report = dz_store_load_report (store, left, error)) == NULL
      || (right_report = dz_store_load_report (store, right, error)) == NULL)
    return NULL;

  return dz_comparison_new (g_steal_pointer (&left_report), g_steal_pointer (&right_report));
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
