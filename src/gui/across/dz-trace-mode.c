/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/dz-error.h"
#include "gui/across/dz-across-mode.h"
#include "gui/across/dz-trace-list.h"

static gboolean
can_read (const DzAcrossRequest *request)
{
  return request->indicator != NULL || (request->report != 0 && request->paragraph != 0);
}

/* The reader who goes from year to year along a commitment stays with it. */
static gboolean
covers (gconstpointer data, const DzAcrossRequest *shown, const DzAcrossRequest *request)
{
  if (request->indicator != NULL)
    return g_strcmp0 (shown->indicator, request->indicator) == 0 && g_strcmp0 (shown->place, request->place) == 0
           && shown->measure == request->measure;

  return shown->indicator == NULL && data != NULL && dz_trace_sheet_find (data, request->paragraph, 0) >= 0;
}

static int
find_number (const DzReport *report, gint64 paragraph_id)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->id == paragraph_id)
        return paragraph->number;
    }

  return 0;
}

static DzTracing *
load_paragraph (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (DzReport) report = dz_store_load_report (store, request->report, error);
  int number = report != NULL ? find_number (report, request->paragraph) : 0;

  if (report == NULL)
    return NULL;
  if (number == 0)
    {
      g_set_error_literal (error, DZ_ERROR, DZ_ERROR_NOT_FOUND,
                           _ ("A heading or a line without a ¶ number cannot be followed. Choose a paragraph."));
      return NULL;
    }

  return dz_tracing_load_paragraph (store, request->report, number, request->knowledge, cancellable, error);
}

static gpointer
read_trace (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error)
{
  DzTracing *tracing = request->indicator != NULL
                         ? dz_tracing_load_indicator (store, request->place, request->indicator,
                                                      &request->measure, request->knowledge, error)
                         : load_paragraph (store, request, cancellable, error);

  return tracing != NULL ? dz_trace_sheet_new (tracing, request->knowledge) : NULL;
}

static GtkWidget *
create (void)
{
  return g_object_new (DZ_TYPE_TRACE_LIST, NULL);
}

static void
tell (GtkWidget *widget, const DzTraceSheet *sheet)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < sheet->tracing->steps->len; i++)
    n += ((const DzTraceStep *) g_ptr_array_index (sheet->tracing->steps, i))->kind != DZ_TRACE_DROPPED;
  /* Translators: so many of the reports of a place have the commitment that is followed. */
  text = g_strdup_printf (ngettext ("In %u of %u report", "In %u of %u reports", sheet->tracing->reports->len), n,
                          sheet->tracing->reports->len);
  gtk_widget_activate_action (widget, "across.tell", "s", text);
}

static gboolean
show (GtkWidget *widget, gconstpointer data, const DzAcrossRequest *request)
{
  const DzTraceSheet *sheet = data;

  dz_trace_list_set_sheet (DZ_TRACE_LIST (widget), sheet);
  if (sheet == NULL)
    return FALSE;

  tell (widget, sheet);

  return sheet->tracing->steps->len > 0;
}

static void
select_step (GtkWidget *widget, const DzAcrossRequest *request)
{
  dz_trace_list_select (DZ_TRACE_LIST (widget), request->paragraph, request->quantity);
}

static char *
dup_copy (GtkWidget *widget)
{
  return dz_trace_list_dup_copy (DZ_TRACE_LIST (widget));
}

static DzTable *
build_table (gconstpointer data)
{
  return dz_trace_sheet_build_table (data);
}

const DzAcrossMode dz_trace_mode = {
  .name = "trace",
  .file_name = N_ ("Trace"),
  .icon = "document-open-recent-symbolic",
  .empty_title = N_ ("Choose a Paragraph or a Goal"),
  .empty_text = N_ ("It is followed through all reports of its place: carried on, raised, lowered, reworded or dropped."),
  .none_title = N_ ("No Report Has This Goal"),
  .can_read = can_read,
  .covers = covers,
  .read = read_trace,
  .free = (GDestroyNotify) dz_trace_sheet_free,
  .create = create,
  .show = show,
  .select = select_step,
  .dup_copy = dup_copy,
  .build_table = build_table,
};
