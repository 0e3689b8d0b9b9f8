/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-content-cache.h"

#define MAX_CONTENTS 8

struct _DzContentCache
{
  GObject parent_instance;

  DzLibrary *library;
  GPtrArray *contents; /* (element-type DzReportContent) used last at the end */
  guint generation;    /* what was asked for before the last clear is not kept */
};

G_DEFINE_FINAL_TYPE (DzContentCache, dz_content_cache, G_TYPE_OBJECT)

typedef struct
{
  gint64 report_id;
  guint generation;
} Load;

static gpointer
load (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *report_id = data;

  return dz_report_content_load (store, *report_id, error);
}

static void
keep (DzContentCache *self, DzReportContent *content)
{
  if (dz_content_cache_lookup (self, content->report->id) != NULL)
    return;
  if (self->contents->len == MAX_CONTENTS)
    g_ptr_array_remove_index (self->contents, 0);
  g_ptr_array_add (self->contents, dz_report_content_ref (content));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DzContentCache *self = g_task_get_source_object (task);
  const Load *asked = g_task_get_task_data (task);
  GError *error = NULL;
  DzReportContent *content = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (asked->generation == self->generation)
    keep (self, content);
  g_task_return_pointer (task, content, (GDestroyNotify) dz_report_content_unref);
}

static void
dz_content_cache_finalize (GObject *object)
{
  DzContentCache *self = DZ_CONTENT_CACHE (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->contents, g_ptr_array_unref);

  G_OBJECT_CLASS (dz_content_cache_parent_class)->finalize (object);
}

static void
dz_content_cache_class_init (DzContentCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_content_cache_finalize;
}

static void
dz_content_cache_init (DzContentCache *self)
{
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_content_unref);
}

DzContentCache *
dz_content_cache_new (DzLibrary *library)
{
  DzContentCache *self = g_object_new (DZ_TYPE_CONTENT_CACHE, NULL);

  self->library = g_object_ref (library);

  return self;
}

DzReportContent *
dz_content_cache_lookup (DzContentCache *self, gint64 report_id)
{
  g_return_val_if_fail (DZ_IS_CONTENT_CACHE (self), NULL);

  for (guint i = 0; i < self->contents->len; i++)
    {
      DzReportContent *content = g_ptr_array_index (self->contents, i);

      if (content->report->id == report_id)
        {
          g_ptr_array_add (self->contents, g_ptr_array_steal_index (self->contents, i));
          return content;
        }
    }

  return NULL;
}

void
dz_content_cache_clear (DzContentCache *self)
{
  g_return_if_fail (DZ_IS_CONTENT_CACHE (self));

  self->generation++;
  g_ptr_array_set_size (self->contents, 0);
}

void
dz_content_cache_load_async (DzContentCache *self, gint64 report_id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Load asked = { report_id, self->generation };

  g_return_if_fail (DZ_IS_CONTENT_CACHE (self));

  g_task_set_source_tag (task, dz_content_cache_load_async);
  g_task_set_task_data (task, g_memdup2 (&asked, sizeof asked), g_free);
  dz_library_read_async (self->library, load, g_memdup2 (&report_id, sizeof report_id), g_free,
                         (GDestroyNotify) dz_report_content_unref, cancellable, loaded_cb, task);
}

DzReportContent *
dz_content_cache_load_finish (DzContentCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
