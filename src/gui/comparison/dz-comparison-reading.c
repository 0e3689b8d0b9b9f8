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
  dz_library_read_async (library, read_sheet, load, load_free, (GDestroyNotify) dz_comparison_sheet_free,
                         cancellable, callback, user_data);
}

DzComparisonSheet *
dz_comparison_reading_load_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
}

typedef struct
{
  gint64 left_report;
  gint64 right_report;
  DzPairing pairing;
} Pair;

/* What saving takes away: see dz_store_save_pairing(). (element-type DzPairing), borrowed from pairings */
static GPtrArray *
list_rivals (const DzPairing *pairing, const GPtrArray *pairings)
{
  GPtrArray *rivals = g_ptr_array_new ();

  for (guint i = 0; pairing->joined && i < pairings->len; i++)
    {
      DzPairing *earlier = g_ptr_array_index (pairings, i);

      if (earlier->joined && (earlier->left == pairing->left) != (earlier->right == pairing->right))
        g_ptr_array_add (rivals, earlier);
    }

  return rivals;
}

static char *
dup_citation (const DzReport *report, gint64 paragraph_id)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->id == paragraph_id)
        return dz_report_dup_citation (report, paragraph->number);
    }

  return dz_report_dup_name (report);
}

/* The two ends of each as they are cited, one after the other. */
static gboolean
cite_rivals (DzStore *store, const Pair *pair, const GPtrArray *rivals, GPtrArray *names, GError **error)
{
  g_autoptr (DzReport) left = NULL;
  g_autoptr (DzReport) right = NULL;

  if (rivals->len == 0)
    return TRUE;
  left = dz_store_load_report (store, pair->left_report, error);
  right = left != NULL ? dz_store_load_report (store, pair->right_report, error) : NULL;
  for (guint i = 0; right != NULL && i < rivals->len; i++)
    {
      const DzPairing *rival = g_ptr_array_index (rivals, i);

      g_ptr_array_add (names, dup_citation (left, rival->left));
      g_ptr_array_add (names, dup_citation (right, rival->right));
    }

  return right != NULL;
}

static gpointer
write_pairing (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Pair *pair = data;
  g_autoptr (GPtrArray) replaced = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) pairings = dz_store_list_pairings (store, pair->left_report, pair->right_report, error);
  g_autoptr (GPtrArray) rivals = pairings != NULL ? list_rivals (&pair->pairing, pairings) : NULL;

  if (rivals == NULL || !cite_rivals (store, pair, rivals, replaced, error)
      || dz_store_save_pairing (store, &pair->pairing, error) == 0)
    return NULL;

  return g_steal_pointer (&replaced);
}

void
dz_comparison_reading_pair_async (DzLibrary *library, gint64 left_report, gint64 right_report, gint64 left,
                                  gint64 right, gboolean joined, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const Pair pair = { left_report, right_report, { 0, left, right, joined } };

  dz_library_write_async (library, write_pairing, g_memdup2 (&pair, sizeof pair), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, callback, user_data);
}

GPtrArray *
dz_comparison_reading_pair_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return dz_library_call_finish (library, result, error);
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
dz_comparison_reading_take_back_finish (DzLibrary *library, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dz_library_call_finish (library, result, error));
}
