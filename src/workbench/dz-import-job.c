/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-import-job.h"

#include <glib/gi18n-lib.h>

#include "core/dz-file-name.h"
#include "extract/dz-quantity-reader.h"
#include "extract/dz-report-reader.h"
#include "extract/dz-report-years.h"
#include "import/dz-importer.h"
#include "workbench/dz-import-version.h"

/* What one run works with. */
typedef struct
{
  DzStore *store;
  const DzKnowledge *knowledge;
  const DzImportOptions *options; /* NULL for a rebuild */
  DzImportProgress progress;
  gpointer user_data;
  GCancellable *cancellable;
  GPtrArray *results; /* (element-type DzImportResult) */
} Job;

void
dz_import_result_free (DzImportResult *result)
{
  if (result == NULL)
    return;

  g_free (result->path);
  g_free (result->name);
  g_free (result->message);
  g_free (result->doubt);
  g_free (result);
}

static DzImportResult *
add_result (Job *job, const char *path)
{
  DzImportResult *result = g_new0 (DzImportResult, 1);

  result->path = g_strdup (path);
  result->outcome = DZ_IMPORT_FAILED;
  g_ptr_array_add (job->results, result);

  return result;
}

static void
report_progress (Job *job, const DzImportResult *result, int done, int total)
{
  if (job->progress != NULL)
    job->progress (result, done, total, job->user_data);
}

/* Counts of one sentence take their plural forms one by one. */
char *
dz_carried_dup_text (const DzCarried *carried)
{
  g_autofree char *same = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *lost = NULL;

  g_return_val_if_fail (carried != NULL, NULL);

  if (carried->n_same + carried->n_moved + carried->n_lost == 0)
    return NULL;
  same = g_strdup_printf (ngettext ("%d note or figure as before", "%d notes and figures as before",
                                    (gulong) carried->n_same), carried->n_same);
  moved = g_strdup_printf (ngettext ("%d moved", "%d moved", (gulong) carried->n_moved), carried->n_moved);
  lost = g_strdup_printf (ngettext ("%d lost its place", "%d lost their places", (gulong) carried->n_lost),
                          carried->n_lost);

  /* Translators: “34 notes and figures as before, 2 moved, 1 lost its place” */
  return g_strdup_printf (C_ ("carried words", "%s, %s, %s"), same, moved, lost);
}

char *
dz_import_results_dup_carried_text (const GPtrArray *results)
{
  DzCarried all = { 0 };

  g_return_val_if_fail (results != NULL, NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const DzCarried *carried = &((const DzImportResult *) g_ptr_array_index (results, i))->carried;

      all.n_same += carried->n_same;
      all.n_moved += carried->n_moved;
      all.n_lost += carried->n_lost;
    }

  return dz_carried_dup_text (&all);
}

static GPtrArray *
read_blocks (const Job *job, DzSource *source, GError **error)
{
  const DzImporter *importer = dz_importer_find (source, error);
  GPtrArray *blocks = importer != NULL ? importer->read (source, job->cancellable, error) : NULL;

  if (blocks != NULL)
    dz_source_hash_text (source, blocks);

  return blocks;
}

static DzReport *
read_report (const Job *job, const DzSource *source, const GPtrArray *blocks, GPtrArray **quantities,
             GError **error)
{
  DzReport *report;

  if (job->cancellable != NULL)
    g_cancellable_push_current (job->cancellable);
  report = dz_report_reader_read (blocks, source, job->knowledge);
  *quantities = dz_quantity_reader_read (report, job->knowledge);
  if (job->cancellable != NULL)
    g_cancellable_pop_current (job->cancellable);
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    g_clear_pointer (&report, dz_report_free);

  return report;
}

static void
state_options (DzSource *source, const DzImportOptions *options)
{
  if (options == NULL)
    return;

  g_free (source->place);
  source->place = g_strdup (options->place);
  source->level = options->level;
  source->year = options->year;
  source->kind = options->kind;
}

static gboolean
take_present (const Job *job, gint64 id, const char *hash, DzImportResult *result, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (job->store, id, error);

  if (report == NULL)
    return FALSE;
  result->outcome = DZ_IMPORT_PRESENT;
  result->is_earlier = dz_store_is_superseded (job->store, hash);
  result->report_id = id;
  result->name = dz_report_dup_name (report);

  return TRUE;
}

/* What the reader should look at: neither file names nor guesses stand for what a text does not say. */
static char *
dup_doubt (const DzReport *report, const DzSource *source)
{
  gboolean no_place = report->place == NULL;
  gboolean no_year = dz_report_get_year (report) == 0;

  if (no_place && no_year)
    return g_strdup (_ ("its text names neither place nor year"));
  if (no_place)
    return g_strdup (_ ("its text names no place"));
  if (no_year)
    return g_strdup (_ ("its text names no year"));
  if (source->year == 0 && report->kind == DZ_REPORT_KIND_WORK_REPORT && dz_report_years_are_inferred (report))
    return g_strdup_printf (_ ("no title, date or heading names its year; %d is inferred from its text"),
                            dz_report_get_year (report));

  return NULL;
}

static gboolean
add_report (const Job *job, const DzSource *source, const DzReport *report, const GPtrArray *quantities,
            DzImportResult *result, GError **error)
{
  result->report_id = dz_store_add_report (job->store, source, report, quantities, error);
  if (result->report_id == 0)
    return FALSE;
  result->outcome = DZ_IMPORT_ADDED;
  result->name = dz_report_dup_name (report);
  result->doubt = dup_doubt (report, source);

  return TRUE;
}

/* Named as the reader calls it. */
static gboolean
add_version (const Job *job, gint64 id, const DzSource *source, const DzReport *report,
             const GPtrArray *quantities, DzImportResult *result, GError **error)
{
  g_autoptr (DzReport) stored = NULL;

  if (!dz_store_add_version (job->store, id, source, report, quantities, &result->carried, error))
    return FALSE;
  stored = dz_store_load_report (job->store, id, error);
  if (stored == NULL)
    return FALSE;
  result->outcome = DZ_IMPORT_VERSION;
  result->report_id = id;
  result->name = dz_report_dup_name (stored);

  return TRUE;
}

static gboolean
import_source (const Job *job, DzSource *source, const GPtrArray *blocks, DzImportResult *result, GError **error)
{
  gboolean separate = job->options != NULL && job->options->separate;
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (DzReport) report = NULL;
  GError *failure = NULL;
  gint64 earlier;

  state_options (source, job->options);
  report = read_report (job, source, blocks, &quantities, error);
  if (report == NULL)
    return FALSE;
  earlier = separate ? 0 : dz_import_version_find (job->store, report, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  return earlier != 0 ? add_version (job, earlier, source, report, quantities, result, error)
                      : add_report (job, source, report, quantities, result, error);
}

/* The same bytes, or the same text in other bytes, are nothing new. */
static gboolean
import_file (const Job *job, GFile *file, DzImportResult *result, GError **error)
{
  g_autoptr (DzSource) source = dz_source_load (file, job->cancellable, error);
  gint64 present = source != NULL ? dz_store_find_content (job->store, source->sha256) : 0;
  g_autoptr (GPtrArray) blocks = NULL;

  if (source == NULL)
    return FALSE;
  if (present != 0)
    return take_present (job, present, source->sha256, result, error);

  blocks = read_blocks (job, source, error);
  if (blocks == NULL)
    return FALSE;
  present = dz_store_find_text (job->store, source->text_sha256);

  return present != 0 ? take_present (job, present, source->text_sha256, result, error)
                      : import_source (job, source, blocks, result, error);
}

/* A library of an older version does not know the texts of its files yet. One that cannot be read stays
 * unknown. */
static gboolean
hash_older_texts (const Job *job, GError **error)
{
  g_autoptr (GArray) ids = dz_store_list_unhashed (job->store, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (DzSource) source = dz_store_load_file (job->store, id, NULL);
      g_autoptr (GPtrArray) blocks = source != NULL ? read_blocks (job, source, NULL) : NULL;

      if (g_cancellable_set_error_if_cancelled (job->cancellable, error)
          || (blocks != NULL && !dz_store_keep_text_hash (job->store, id, source->text_sha256, error)))
        return FALSE;
    }

  return ids != NULL;
}

/* Keeps what failed as the result of its file; FALSE if it was cancelled, which ends the job. */
static gboolean
settle_result (DzImportResult *result, GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  result->message = g_strdup (failure->message);
  g_error_free (failure);

  return TRUE;
}

static char *
dup_path (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? dz_file_name_dup_shown (path) : g_file_get_uri (file);
}

/* One entry for each file to import: a file, or a result that already failed (a folder without reports). */
typedef struct
{
  GFile *file;
  GError *failure;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->file);
  g_clear_error (&entry->failure);
  g_free (entry);
}

static void
add_entry (GPtrArray *entries, GFile *file, GError *failure)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->file = g_object_ref (file);
  entry->failure = failure;
  g_ptr_array_add (entries, entry);
}

static GPtrArray *
list_entries (const Job *job, const GPtrArray *files)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < files->len; i++)
    {
      GFile *chosen = g_ptr_array_index (files, i);
      GError *failure = NULL;
      g_autoptr (GPtrArray) found = dz_importer_list_files (chosen, job->cancellable, &failure);

      if (found == NULL)
        add_entry (entries, chosen, failure);
      for (guint j = 0; found != NULL && j < found->len; j++)
        add_entry (entries, g_ptr_array_index (found, j), NULL);
    }

  return entries;
}

static gboolean
run_entry (Job *job, Entry *entry, int done, int total, GError **error)
{
  g_autofree char *path = dup_path (entry->file);
  DzImportResult *result;
  GError *failure = g_steal_pointer (&entry->failure);

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    {
      g_clear_error (&failure);
      return FALSE;
    }

  result = add_result (job, path);
  if (failure == NULL)
    import_file (job, entry->file, result, &failure);
  if (!settle_result (result, failure, error))
    return FALSE;
  report_progress (job, result, done, total);

  return TRUE;
}

GPtrArray *
dz_import_job_run (DzStore *store, const DzKnowledge *knowledge, const GPtrArray *files,
                   const DzImportOptions *options, DzImportProgress progress, gpointer user_data,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_import_result_free);
  g_autoptr (GPtrArray) entries = NULL;
  Job job = { store, knowledge, options, progress, user_data, cancellable, results };
  gboolean ok;

  g_return_val_if_fail (store != NULL && knowledge != NULL && files != NULL, NULL);

  dz_store_set_cancellable (store, cancellable);
  ok = hash_older_texts (&job, error);
  entries = list_entries (&job, files);
  for (guint i = 0; ok && i < entries->len; i++)
    ok = run_entry (&job, g_ptr_array_index (entries, i), (int) i + 1, (int) entries->len, error);
  dz_store_set_cancellable (store, NULL);

  return ok ? g_steal_pointer (&results) : NULL;
}

static gboolean
rebuild_report (const Job *job, gint64 id, DzImportResult *result, GError **error)
{
  g_autoptr (DzSource) source = dz_store_load_source (job->store, id, error);
  g_autoptr (GPtrArray) blocks = source != NULL ? read_blocks (job, source, error) : NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (DzReport) report = blocks != NULL ? read_report (job, source, blocks, &quantities, error) : NULL;

  if (report == NULL || !dz_store_replace_report (job->store, id, report, quantities, error))
    return FALSE;
  result->outcome = DZ_IMPORT_ADDED;
  result->report_id = id;
  result->name = dz_report_dup_name (report);

  return TRUE;
}

gboolean
dz_import_job_return_to_version (DzStore *store, const DzKnowledge *knowledge, gint64 report_id, gint64 source_id,
                                 DzCarried *carried, GCancellable *cancellable, GError **error)
{
  Job job = { store, knowledge, NULL, NULL, NULL, cancellable, NULL };
  g_autoptr (DzSource) source = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) quantities = NULL;
  g_autoptr (DzReport) report = NULL;
  gboolean ok;

  g_return_val_if_fail (store != NULL && knowledge != NULL && carried != NULL, FALSE);

  dz_store_set_cancellable (store, cancellable);
  ok = (source = dz_store_load_file (store, source_id, error)) != NULL
       && (blocks = read_blocks (&job, source, error)) != NULL
       && (report = read_report (&job, source, blocks, &quantities, error)) != NULL
       && dz_store_return_to_version (store, report_id, source_id, report, quantities, carried, error);
  dz_store_set_cancellable (store, NULL);

  return ok;
}

static gboolean
rebuild_all (Job *job, const GPtrArray *reports, int *n_rebuilt, GError **error)
{
  for (guint i = 0; i < reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (reports, i);
      DzImportResult *result = add_result (job, report->source);
      GError *failure = NULL;

      *n_rebuilt += rebuild_report (job, report->id, result, &failure);
      if (!settle_result (result, failure, error))
        return FALSE;
      report_progress (job, result, (int) i + 1, (int) reports->len);
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

int
dz_import_job_rebuild (DzStore *store, const DzKnowledge *knowledge, DzImportProgress progress,
                       gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_import_result_free);
  g_autoptr (GPtrArray) reports = NULL;
  Job job = { store, knowledge, NULL, progress, user_data, cancellable, results };
  int n_rebuilt = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && knowledge != NULL, -1);

  dz_store_set_cancellable (store, cancellable);
  /* The index first: a damaged one would refuse the new paragraphs. */
  ok = dz_store_rebuild_search_index (store, error) && (reports = dz_store_list_reports (store, error)) != NULL
       && rebuild_all (&job, reports, &n_rebuilt, error);
  dz_store_set_cancellable (store, NULL);

  return ok ? n_rebuilt : -1;
}
