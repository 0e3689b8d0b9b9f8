/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/comparison/dz-comparison-reading.h"

#include <glib/gi18n.h>

typedef struct
{
  DzComparisonRequest request;
  DzKnowledge *knowledge;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  dz_knowledge_unref (load->knowledge);
  g_free (load);
}

static gpointer
read_sheet (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *load = data;
  const gint64 *ids = load->request.reports;
  g_autoptr (DzComparison) comparison = NULL;
  g_autoptr (DzComparison) third = NULL;
  g_autoptr (DzComparisonSheet) sheet = NULL;

  comparison = load->request.plan_with_review ? dz_comparison_load_promises (store, ids[0], ids[1], error)
                                              : dz_comparison_load (store, ids[0], ids[1], error);
  if (comparison == NULL)
    return NULL;
  if (ids[2] != 0 && (third = dz_comparison_load (store, ids[1], ids[2], error)) == NULL)
    return NULL;

  sheet = dz_comparison_sheet_new (g_steal_pointer (&comparison), g_steal_pointer (&third), load->knowledge);
  if (load->request.with_indicators
      && !dz_comparison_sheet_load_indicators (sheet, store, load->knowledge, error))
    return NULL;

  return g_steal_pointer (&sheet);
}

void
dz_comparison_reading_load_async (DzLibrary *library, DzKnowledge *knowledge, const DzComparisonRequest *request,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Load *load = g_new0 (Load, 1);

  load->request = *request;
  load->knowledge = dz_knowledge_ref (knowledge);
  dz_library_read_async (library, read_sheet, load, load_free, (GDestroyNotify) dz_comparison_sheet_free, cancellable,
                         callback, user_data);
}

DzComparisonSheet *
dz_comparison_reading_load_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}

static gpointer
write_pairing (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_save_pairing (store, data, error) != 0);
}

void
dz_comparison_reading_pair_async (DzLibrary *library, gint64 left, gint64 right, gboolean joined,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  const DzPairing pairing = { 0, left, right, joined };

  dz_library_write_async (library, write_pairing, g_memdup2 (&pairing, sizeof pairing), g_free, NULL, NULL, callback,
                          user_data);
}

typedef struct
{
  gint64 left_report;
  gint64 right_report;
  gint64 left;  /* of paragraphs; 0 for any */
  gint64 right;
} TakeBack;

static gboolean
is_meant (const TakeBack *about, const DzPairing *pairing)
{
  if (about->left != 0 && about->right != 0)
    return pairing->left == about->left && pairing->right == about->right;

  return about->left != 0 ? pairing->left == about->left : pairing->right == about->right;
}

static gboolean
take_all_back (DzStore *store, const TakeBack *about, const GPtrArray *pairings, GError **error)
{
  for (guint i = 0; i < pairings->len; i++)
    {
      const DzPairing *pairing = g_ptr_array_index (pairings, i);

      if (is_meant (about, pairing) && !dz_store_remove_pairing (store, pairing->id, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
take_back (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const TakeBack *about = data;
  g_autoptr (GPtrArray) pairings
    = dz_store_list_pairings (store, about->left_report, about->right_report, error);

  if (pairings == NULL || !dz_store_begin (store, N_ ("Take Back Pairing of Paragraphs"), error))
    return NULL;
  if (take_all_back (store, about, pairings, error))
    return GINT_TO_POINTER (dz_store_commit (store, error));
  dz_store_rollback (store);

  return NULL;
}

void
dz_comparison_reading_take_back_async (DzLibrary *library, gint64 left_report, gint64 right_report, gint64 left,
                                       gint64 right, GAsyncReadyCallback callback, gpointer user_data)
{
  const TakeBack about = { left_report, right_report, left, right };

  dz_library_write_async (library, take_back, g_memdup2 (&about, sizeof about), g_free, NULL, NULL, callback,
                          user_data);
}

gboolean
dz_comparison_reading_write_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dz_library_call_finish (library, result, error));
}
