/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/text/dz-report-chooser.h"

#include <string.h>

#include <glib/gi18n.h>

struct _DzReportChooser
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzReportChooser, dz_report_chooser, GTK_TYPE_POPOVER)

/* Every row knows its report, the heading it stands under and what it can be found by. */
#define REPORT_KEY "dz-report"
#define GROUP_KEY "dz-group"
#define WORDS_KEY "dz-words"

static const char *
get_kind_label (DzReportKind kind)
{
  switch (kind)
    {
    case DZ_REPORT_KIND_WORK_REPORT:
      return _("Work Report");
    case DZ_REPORT_KIND_FEATURE:
      return _("Feature");
    case DZ_REPORT_KIND_UNKNOWN:
    default:
      return "";
    }
}

static GtkWidget *
create_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
create_row (const DzReport *report, const char *group, gboolean current)
{
  g_autofree char *name = dz_report_dup_name (report);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = create_label (name, FALSE);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_label (get_kind_label (report->kind), TRUE));
  if (current)
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Shown Now"), -1);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, report->title);
  g_object_set_data_full (G_OBJECT (row), REPORT_KEY, g_memdup2 (&report->id, sizeof report->id), g_free);
  g_object_set_data_full (G_OBJECT (row), GROUP_KEY, g_strdup (group), g_free);
  g_object_set_data_full (G_OBJECT (row), WORDS_KEY,
                          g_strjoin (" ", name, report->title != NULL ? report->title : "", NULL), g_free);

  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_data (G_OBJECT (row), GROUP_KEY);
  const char *group_before = before != NULL ? g_object_get_data (G_OBJECT (before), GROUP_KEY) : NULL;
  GtkWidget *header;

  if (g_strcmp0 (group, group_before) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = create_label (group, FALSE);
  gtk_widget_add_css_class (header, "heading");
  gtk_widget_add_css_class (header, "report-group");
  gtk_list_box_row_set_header (row, header);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  DzReportChooser *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return strstr (g_object_get_data (G_OBJECT (row), WORDS_KEY), text) != NULL;
}

static void
row_activated_cb (DzReportChooser *self, GtkListBoxRow *row)
{
  const gint64 *report = g_object_get_data (G_OBJECT (row), REPORT_KEY);
  gint64 id = *report;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
search_changed_cb (DzReportChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_activated_cb (DzReportChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
search_stopped_cb (DzReportChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
dz_report_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DZ_TYPE_REPORT_CHOOSER);

  G_OBJECT_CLASS (dz_report_chooser_parent_class)->dispose (object);
}

static void
dz_report_chooser_class_init (DzReportChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_report_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/duizhao/Duizhao/text/dz-report-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DzReportChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, DzReportChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dz_report_chooser_init (DzReportChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
}

typedef gboolean (*Wanted) (const DzReport *report, const DzReport *beside);

static gboolean
is_same_place (const DzReport *report, const DzReport *beside)
{
  return report->place != NULL && g_strcmp0 (report->place, beside->place) == 0;
}

static gboolean
is_above_in_year (const DzReport *report, const DzReport *beside)
{
  return report->place != NULL && g_strcmp0 (report->place, beside->parent) == 0
         && dz_report_get_year (report) == dz_report_get_year (beside);
}

static void
suggest (DzReportChooser *self, const DzOverview *overview, const DzReport *beside, Wanted wanted, const char *group)
{
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);

      if (report->id != beside->id && wanted (report, beside))
        gtk_list_box_append (self->list, create_row (report, group, FALSE));
    }
}

static void
list_all (DzReportChooser *self, const DzOverview *overview, gint64 current, gint64 left_out)
{
  for (guint i = 0; i < overview->reports->len; i++)
    {
      const DzReport *report = g_ptr_array_index (overview->reports, i);
      const char *group = report->place != NULL ? report->place : _("Unknown Place");

      if (report->id != left_out)
        gtk_list_box_append (self->list, create_row (report, group, report->id == current));
    }
}

static void
remove_rows (DzReportChooser *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

void
dz_report_chooser_fill (DzReportChooser *self, DzOverview *overview, gint64 current, gint64 beside)
{
  const DzReport *companion;

  g_return_if_fail (DZ_IS_REPORT_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  remove_rows (self);
  if (overview == NULL)
    return;

  companion = beside != 0 ? dz_overview_find_report (overview, beside) : NULL;
  if (companion != NULL)
    {
      suggest (self, overview, companion, is_same_place, _("Same Place, Other Years"));
      suggest (self, overview, companion, is_above_in_year, _("The Place Above, Same Year"));
    }
  list_all (self, overview, current, beside);
}
