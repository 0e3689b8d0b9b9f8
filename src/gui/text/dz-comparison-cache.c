/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-comparison-cache.h"

/* Each holds the text of two reports. */
#define MAX_COMPARISONS 8

struct _DzComparisonCache
{
  GObject parent_instance;

  DzLibrary *library;
  DzKnowledge *knowledge;
  GPtrArray *comparisons; /* (element-type DzTextComparison) the latest at the end */
  guint generation;       /* what was asked for before the last clear is not kept */
};

G_DEFINE_FINAL_TYPE (DzComparisonCache, dz_comparison_cache, G_TYPE_OBJECT)

typedef struct
{
  gint64 left;
  gint64 right;
  guint generation;
  DzKnowledge *knowledge;
} Load;

static Load *
load_new (DzComparisonCache *self, gint64 left, gint64 right)
{
  Load *load = g_new0 (Load, 1);

  load->left = left;
  load->right = right;
  load->generation = self->generation;
  load->knowledge = dz_knowledge_ref (self->knowledge);

  return load;
}

static void
load_free (gpointer data)
{
  dz_knowledge_unref (((Load *) data)->knowledge);
  g_free (data);
}

static gpointer
compare (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *load = data;

  return dz_text_comparison_load (store, load->left, load->right, load->knowledge, error);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DzComparisonCache *self = g_task_get_source_object (task);
  const Load *load = g_task_get_task_data (task);
  GError *error = NULL;
  DzTextComparison *comparison = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (comparison == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (load->generation == self->generation)
    {
      if (self->comparisons->len == MAX_COMPARISONS)
        g_ptr_array_remove_index (self->comparisons, 0);
      g_ptr_array_add (self->comparisons, dz_text_comparison_ref (comparison));
    }
  g_task_return_pointer (task, comparison, (GDestroyNotify) dz_text_comparison_unref);
}

static void
dz_comparison_cache_finalize (GObject *object)
{
  DzComparisonCache *self = DZ_COMPARISON_CACHE (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->knowledge, dz_knowledge_unref);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_comparison_cache_parent_class)->finalize (object);
}

static void
dz_comparison_cache_class_init (DzComparisonCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_comparison_cache_finalize;
}

static void
dz_comparison_cache_init (DzComparisonCache *self)
{
  self->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_text_comparison_unref);
}

DzComparisonCache *
dz_comparison_cache_new (DzLibrary *library, DzKnowledge *knowledge)
{
  DzComparisonCache *self = g_object_new (DZ_TYPE_COMPARISON_CACHE, NULL);

  self->library = g_object_ref (library);
  self->knowledge = dz_knowledge_ref (knowledge);

  return self;
}

gboolean
dz_comparison_cache_fits (const DzTextComparison *comparison, const DzReportContent *left,
                          const DzReportContent *right)
{
  const DzComparison *pairs = comparison->comparison;

  return left != NULL && right != NULL && pairs->left->id == left->report->id
         && pairs->right->id == right->report->id && pairs->left->paragraphs->len == left->report->paragraphs->len
         && pairs->right->paragraphs->len == right->report->paragraphs->len;
}

DzTextComparison *
dz_comparison_cache_lookup (DzComparisonCache *self, const DzReportContent *left, const DzReportContent *right)
{
  g_return_val_if_fail (DZ_IS_COMPARISON_CACHE (self), NULL);

  for (guint i = 0; i < self->comparisons->len; i++)
    if (dz_comparison_cache_fits (g_ptr_array_index (self->comparisons, i), left, right))
      return g_ptr_array_index (self->comparisons, i);

  return NULL;
}

void
dz_comparison_cache_clear (DzComparisonCache *self)
{
  g_return_if_fail (DZ_IS_COMPARISON_CACHE (self));

  self->generation++;
  g_ptr_array_set_size (self->comparisons, 0);
}

void
dz_comparison_cache_load_async (DzComparisonCache *self, gint64 left, gint64 right, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DZ_IS_COMPARISON_CACHE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dz_comparison_cache_load_async);
  g_task_set_task_data (task, load_new (self, left, right), load_free);
  dz_library_read_async (self->library, compare, load_new (self, left, right), load_free,
                         (GDestroyNotify) dz_text_comparison_unref, cancellable, compared_cb, task);
}

DzTextComparison *
dz_comparison_cache_load_finish (DzComparisonCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
