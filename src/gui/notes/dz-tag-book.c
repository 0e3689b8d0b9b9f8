/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/notes/dz-tag-book.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/across/dz-across-table.h"
#include "gui/chart/dz-chart-canvas.h"
#include "gui/dz-side-window.h"
#include "gui/dz-weak.h"
#include "gui/notes/dz-tag-book-output.h"
#include "gui/notes/dz-tag-book-reading.h"
#include "gui/notes/dz-tag-passage-list.h"

struct _DzTagBook
{
  AdwWindow parent_instance;

  GtkDropDown *tag_drop;
  GtkCheckButton *below_check;
  GtkCheckButton *whole_check;
  GtkLabel *count_label;
  GtkWidget *export_button;
  AdwViewStack *stack;
  GtkStack *passages_stack;
  AdwBin *passages_bin;
  AdwBin *reports_bin;
  AdwBin *years_bin;
  DzChartCanvas *canvas;
  GtkStack *chart_stack;
  AdwStatusPage *chart_none;

  DzView *view; /* weak; NULL once it is gone */
  DzTagBookReading *reading;
  gint64 tag;       /* wanted */
  gboolean filling; /* the rows are being set by the window itself */
};

G_DEFINE_FINAL_TYPE (DzTagBook, dz_tag_book, ADW_TYPE_WINDOW)

static const DzAcrossColumn report_columns[] = {
  { N_("Tag"), 18, FALSE, TRUE },
  { N_("Report"), 18, FALSE, TRUE },
  { N_("Year"), 6, TRUE, FALSE },
  { N_("Notes"), 6, TRUE, FALSE },
};

static const DzAcrossColumn year_columns[] = {
  { N_("Tag"), 18, FALSE, TRUE },
  { N_("Year"), 6, TRUE, FALSE },
  { N_("Notes"), 6, TRUE, FALSE },
};

/* The column of the file that each column shows; -1 behind the last. */
static const int report_cells[] = { 0, 2, 3, 4, -1 };
static const int year_cells[] = { 0, 1, 2, -1 };

static GPtrArray *
list_rows (const DzTable *table, const int *cells, int report_cell)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_cells = 0;

  while (cells[n_cells] >= 0)
    n_cells++;
  for (guint i = 0; i < dz_table_get_n_rows (table); i++)
    {
      DzAcrossTarget target = { 0 };
      DzAcrossRow *row;

      if (report_cell >= 0)
        target.report = g_ascii_strtoll (dz_table_get_cell (table, i, report_cell, NULL), NULL, 10);
      row = dz_across_row_new (n_cells, 0, &target);
      for (guint j = 0; j < n_cells; j++)
        {
          gboolean is_number = FALSE;
          const char *text = dz_table_get_cell (table, i, cells[j], &is_number);

          dz_across_row_take_cell (row, j, g_strdup (text != NULL ? text : ""),
                                   is_number && text != NULL ? g_ascii_strtod (text, NULL) : NAN);
        }
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
fill_table (AdwBin *bin, const DzTable *table, const int *cells, int report_cell)
{
  g_autoptr (GPtrArray) rows = list_rows (table, cells, report_cell);

  dz_across_table_set_rows (DZ_ACROSS_TABLE (adw_bin_get_child (bin)), rows);
}

static void
fill_tables (DzTagBook *self)
{
  const DzTagBookReading *reading = self->reading;
  g_autoptr (DzTable) by_report
    = dz_tag_figures_new_table (reading->tags, reading->reports, reading->counts, DZ_TAG_FIGURES_BY_REPORT);
  g_autoptr (DzTable) by_year
    = dz_tag_figures_new_table (reading->tags, reading->reports, reading->counts, DZ_TAG_FIGURES_BY_YEAR);

  fill_table (self->reports_bin, by_report, report_cells, 1);
  fill_table (self->years_bin, by_year, year_cells, -1);
}

static void
fill_chart (DzTagBook *self)
{
  const DzTagBookReading *reading = self->reading;
  DzChart *chart = dz_tag_figures_new_chart (reading->tags, reading->reports, reading->counts, NULL);
  g_autoptr (DzSharedChart) shared = dz_shared_chart_new (chart);

  dz_chart_canvas_set_chart (self->canvas, shared, NULL);
  adw_status_page_set_title (self->chart_none, chart->empty_reason != NULL ? chart->empty_reason : "");
  gtk_stack_set_visible_child_name (self->chart_stack, chart->empty_reason != NULL ? "none" : "chart");
}

static void
fill_tags (DzTagBook *self)
{
  g_autoptr (GtkStringList) paths = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->reading->tags->len; i++)
    {
      gint64 id = ((const DzTag *) g_ptr_array_index (self->reading->tags, i))->id;

      gtk_string_list_take (paths, dz_tag_dup_path (self->reading->tags, id));
      if (id == self->reading->tag)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->tag_drop, G_LIST_MODEL (paths));
  gtk_drop_down_set_selected (self->tag_drop, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tag_drop), self->reading->tags->len > 0);
  self->filling = FALSE;
}

/* As the tree of tags counts; a selection over several paragraphs stands in the list once for each. */
static char *
dup_count (const GPtrArray *passages)
{
  guint n_notes = dz_tag_passages_count_notes (passages);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", n_notes), n_notes);

  if (n_notes == passages->len)
    return g_steal_pointer (&notes);

  /* Translators: “2 notes in 5 passages”; the first is “2 notes” */
  return g_strdup_printf (ngettext ("%s in %u passage", "%s in %u passages", passages->len), notes, passages->len);
}

static void
fill_passages (DzTagBook *self)
{
  guint n = self->reading->passages->len;
  g_autofree char *count = dup_count (self->reading->passages);

  dz_tag_passage_list_set_passages (DZ_TAG_PASSAGE_LIST (adw_bin_get_child (self->passages_bin)), self->reading->passages);
  gtk_label_set_text (self->count_label, self->reading->tag != 0 ? count : "");
  gtk_stack_set_visible_child_name (self->passages_stack, n > 0 ? "list" : "none");
}

static void
update_export (DzTagBook *self)
{
  gboolean passages = g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "passages") == 0;

  gtk_widget_set_sensitive (self->export_button,
                            self->reading != NULL
                              && (passages ? self->reading->passages->len > 0 : self->reading->counts->len > 0));
}

static gpointer
read_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return dz_tag_book_reading_read (store, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DzTagBook) self = dz_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTagBookReading) reading = dz_library_call_finish (DZ_LIBRARY (source), result, &error);

  if (self == NULL || self->stack == NULL || self->view == NULL || dz_view_get_library (self->view) != DZ_LIBRARY (source))
    return;
  if (reading == NULL)
    {
      dz_view_tell (self->view, error->message);
      return;
    }
  dz_tag_book_reading_free (self->reading);
  self->reading = g_steal_pointer (&reading);
  self->tag = self->reading->tag;
  fill_tags (self);
  fill_passages (self);
  fill_tables (self);
  fill_chart (self);
  update_export (self);
}

static void
read_tags (DzTagBook *self)
{
  DzLibrary *library = self->view != NULL ? dz_view_get_library (self->view) : NULL;
  DzTagBookReading *wanted;

  if (library == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  wanted = g_new0 (DzTagBookReading, 1);
  wanted->tag = self->tag;
  wanted->below = gtk_check_button_get_active (self->below_check);
  wanted->whole = gtk_check_button_get_active (self->whole_check);
  dz_library_read_async (library, read_in_store, wanted, (GDestroyNotify) dz_tag_book_reading_free,
                         (GDestroyNotify) dz_tag_book_reading_free, NULL, read_cb, dz_weak_new (self));
}

static void
tag_changed_cb (DzTagBook *self)
{
  guint selected = gtk_drop_down_get_selected (self->tag_drop);

  if (self->filling || self->reading == NULL || selected >= self->reading->tags->len)
    return;
  self->tag = ((const DzTag *) g_ptr_array_index (self->reading->tags, selected))->id;
  read_tags (self);
}

static void
passage_chosen_cb (DzTagBook *self, const DzTagPassage *passage)
{
  const DzNote *note = passage->note;

  if (self->view != NULL && note->paragraph_id != 0)
    dz_view_choose_paragraph (self->view, note->report_id, note->paragraph_id, MAX (note->start, 0), MAX (note->end, 0));
}

static void
show_report (DzTagBook *self, gint64 report)
{
  DzSession *session = self->view != NULL ? dz_view_get_session (self->view) : NULL;

  if (session != NULL && report != 0 && dz_session_get_left_report (session) != report
      && dz_session_get_right_report (session) != report)
    dz_session_show_reports (session, report, 0);
}

static void
mark_chosen_cb (DzTagBook *self, gpointer mark)
{
  show_report (self, ((const DzChartMark *) mark)->report_id);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 report;

  g_variant_get_child (parameter, 0, "x", &report);
  show_report (DZ_TAG_BOOK (widget), report);
}

static void
export_cb (DzTagBook *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->stack);
  DzTagBookPage kind = DZ_TAG_BOOK_PASSAGES;

  if (self->view == NULL || self->reading == NULL)
    return;
  if (g_strcmp0 (page, "reports") == 0)
    kind = DZ_TAG_BOOK_REPORTS;
  else if (g_strcmp0 (page, "years") == 0)
    kind = DZ_TAG_BOOK_YEARS;
  else if (g_strcmp0 (page, "chart") == 0)
    kind = DZ_TAG_BOOK_CHART;
  dz_tag_book_output_export (GTK_WINDOW (self), self->view, self->reading, kind);
}

static void
dz_tag_book_dispose (GObject *object)
{
  DzTagBook *self = DZ_TAG_BOOK (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->reading, dz_tag_book_reading_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DZ_TYPE_TAG_BOOK);
  self->stack = NULL;

  G_OBJECT_CLASS (dz_tag_book_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, tag_drop);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, below_check);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, whole_check);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, count_label);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, export_button);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, stack);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, passages_stack);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, passages_bin);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, reports_bin);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, years_bin);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, canvas);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, DzTagBook, chart_none);
  gtk_widget_class_bind_template_callback (widget_class, tag_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_tags);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_export);
  gtk_widget_class_bind_template_callback (widget_class, mark_chosen_cb);
}

static void
dz_tag_book_class_init (DzTagBookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_tag_book_dispose;
  g_type_ensure (DZ_TYPE_CHART_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/duizhao/Duizhao/notes/dz-tag-book.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "across.go", "(xxxii)", go_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dz_tag_book_init (DzTagBook *self)
{
  GtkWidget *passages = dz_tag_passage_list_new ();

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  adw_bin_set_child (self->passages_bin, passages);
  g_signal_connect_object (passages, "chosen", G_CALLBACK (passage_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->reports_bin, dz_across_table_new (_("Notes by Tag and Report"), report_columns,
                                                             G_N_ELEMENTS (report_columns)));
  adw_bin_set_child (self->years_bin, dz_across_table_new (_("Notes by Tag and Year"), year_columns,
                                                           G_N_ELEMENTS (year_columns)));
}

void
dz_tag_book_present (DzView *view, gint64 tag)
{
  GtkWindow *parent;
  DzTagBook *self;

  g_return_if_fail (DZ_IS_VIEW (view));

  parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
  self = dz_side_window_find (parent, DZ_TYPE_TAG_BOOK);
  if (self == NULL)
    {
      self = g_object_new (DZ_TYPE_TAG_BOOK, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      g_set_weak_pointer (&self->view, view);
      if (dz_view_get_session (view) != NULL)
        g_signal_connect_object (dz_view_get_session (view), "notes-changed", G_CALLBACK (read_tags), self,
                                 G_CONNECT_SWAPPED);
    }
  self->tag = tag;
  read_tags (self);
  gtk_window_present (GTK_WINDOW (self));
}
