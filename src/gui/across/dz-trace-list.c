/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-trace-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gui/chart/dz-widget-ink.h"
#include "core/dz-table.h"
#include "gui/comparison/dz-comparison-ink.h"

struct _DzTraceList
{
  AdwBin parent_instance;

  GtkListBox *box;
  const DzTraceSheet *sheet;
};

G_DEFINE_FINAL_TYPE (DzTraceList, dz_trace_list, ADW_TYPE_BIN)

static const char *const signs[] = { "●", "＝", "▲", "▼", "≈", "⇄", "↕", "✕" };

static const char *
get_kind_label (DzTraceKind kind)
{
  switch (kind)
    {
    case DZ_TRACE_FIRST:
      /* Translators: the first report that has a commitment */
      return C_ ("trace", "First");
    case DZ_TRACE_CARRIED:
      return C_ ("trace", "Carried On");
    case DZ_TRACE_RAISED:
      return C_ ("trace", "Raised");
    case DZ_TRACE_LOWERED:
      return C_ ("trace", "Lowered");
    case DZ_TRACE_REWORDED:
      return C_ ("trace", "Reworded");
    case DZ_TRACE_RENAMED:
      return C_ ("trace", "Renamed");
    case DZ_TRACE_MOVED:
      return C_ ("trace", "Moved");
    case DZ_TRACE_DROPPED:
      return C_ ("trace", "Dropped");
    default:
      g_return_val_if_reached ("");
    }
}

static const DzTraceStep *
get_step (DzTraceList *self, guint index)
{
  return g_ptr_array_index (self->sheet->tracing->steps, index);
}

static guint
count_steps (DzTraceList *self)
{
  return self->sheet != NULL ? self->sheet->tracing->steps->len : 0;
}

/* “▲ Raised · moved”: what happened, the weightiest first. */
static char *
dup_kind_text (const DzTraceStep *step)
{
  GString *text = g_string_new (signs[step->kind]);

  g_string_append_printf (text, " %s", get_kind_label (step->kind));
  if (step->moved && step->kind != DZ_TRACE_MOVED)
    g_string_append_printf (text, " · %s", get_kind_label (DZ_TRACE_MOVED));
  if (step->renamed && step->kind != DZ_TRACE_RENAMED)
    g_string_append_printf (text, " · %s", get_kind_label (DZ_TRACE_RENAMED));

  return g_string_free (text, FALSE);
}

static char *
dup_citation (DzTraceList *self, const DzTraceStep *step)
{
  return dz_report_dup_citation (dz_tracing_get_report (self->sheet->tracing, step),
                                 dz_tracing_get_number (self->sheet->tracing, step));
}

char *
dz_trace_list_dup_row_text (DzTraceList *self, guint index)
{
  const DzTraceStep *step;
  g_autofree char *kind = NULL;
  g_autofree char *citation = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (DZ_IS_TRACE_LIST (self) && index < count_steps (self), NULL);

  step = get_step (self, index);
  kind = dup_kind_text (step);
  citation = dup_citation (self, step);
  text = dz_tracing_dup_text (self->sheet->tracing, step);

  return g_strdup_printf ("%s\t%s\t%s\t%s", citation, kind, step->difference != NULL ? step->difference : "",
                          text != NULL ? text : "");
}

char *
dz_trace_list_dup_copy (DzTraceList *self)
{
  GString *text = NULL;

  g_return_val_if_fail (DZ_IS_TRACE_LIST (self), NULL);

  if (count_steps (self) == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < count_steps (self); i++)
    {
      g_autofree char *row = dz_trace_list_dup_row_text (self, i);
      g_auto (GStrv) cells = g_strsplit (row, "\t", 4);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *cell = dz_table_dup_clipboard_cell (cells[j]);

          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* The text with its marks */

static void
insert (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static guint16
to_16 (float value)
{
  return (guint16) (value * 65535);
}

/* As in the comparison: words by a line, numbers bold with a double one, hardness by a wave; each on its own
 * ground. */
static void
mark (PangoAttrList *list, const DzComparisonInk *ink, DzSheetMarkKind kind, guint start, guint end)
{
  const GdkRGBA *fill = &ink->fills[kind];
  const GdkRGBA *line = &ink->marks[kind];
  gboolean hardness = kind == DZ_SHEET_MARK_HARDENED || kind == DZ_SHEET_MARK_SOFTENED;

  insert (list, pango_attr_background_new (to_16 (fill->red), to_16 (fill->green), to_16 (fill->blue)), start,
          end);
  insert (list, pango_attr_background_alpha_new (to_16 (fill->alpha)), start, end);
  insert (list,
          pango_attr_underline_new (kind == DZ_SHEET_MARK_NUMBER ? PANGO_UNDERLINE_DOUBLE
                                    : hardness                   ? PANGO_UNDERLINE_ERROR
                                                                 : PANGO_UNDERLINE_SINGLE),
          start, end);
  insert (list, pango_attr_underline_color_new (to_16 (line->red), to_16 (line->green), to_16 (line->blue)),
          start, end);
  if (kind == DZ_SHEET_MARK_NUMBER)
    insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
}

static guint
find_byte (const char *text, int offset)
{
  return (guint) (g_utf8_offset_to_pointer (text, offset) - text);
}

/* A text that was rewritten as a whole is not marked word by word: numbers and hardness tell more. */
static PangoAttrList *
list_marks (DzTraceList *self, guint index, const DzComparisonInk *ink)
{
  PangoAttrList *list = pango_attr_list_new ();
  const DzSheetRow *row = g_ptr_array_index (self->sheet->rows, index);
  const GArray *marks = row != NULL ? row->cells[1].marks : NULL;
  const DzParagraph *paragraph;
  guint before = 0;

  for (int i = 0; marks != NULL && (paragraph = dz_trace_sheet_get_paragraph (self->sheet, index, i)) != NULL;
       i++)
    {
      for (guint j = 0; j < marks->len; j++)
        {
          const DzSheetMark *found = &g_array_index (marks, DzSheetMark, j);

          if (found->text == i && !(row->rewritten && found->kind == DZ_SHEET_MARK_WORDS))
            mark (list, ink, found->kind, before + find_byte (paragraph->text, found->start),
                  before + find_byte (paragraph->text, found->end));
        }
      before += strlen (paragraph->text) + 1;
    }

  return list;
}

/* Rows */

static void
compare_cb (GtkWidget *button, gpointer index)
{
  dz_trace_list_compare (DZ_TRACE_LIST (gtk_widget_get_ancestor (button, DZ_TYPE_TRACE_LIST)),
                         GPOINTER_TO_UINT (index));
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_head (DzTraceList *self, guint index)
{
  const DzTraceStep *step = get_step (self, index);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *kind = dup_kind_text (step);
  g_autofree char *citation = dup_citation (self, step);
  GtkWidget *difference = create_label (step->difference, "trace-difference");
  GtkWidget *button = gtk_button_new_from_icon_name ("view-dual-symbolic");

  gtk_box_append (GTK_BOX (head), create_label (citation, "heading"));
  gtk_box_append (GTK_BOX (head), create_label (kind, "trace-kind"));
  gtk_label_set_ellipsize (GTK_LABEL (difference), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (difference, TRUE);
  gtk_box_append (GTK_BOX (head), difference);
  if (step->kind == DZ_TRACE_DROPPED || dz_trace_sheet_get_before (self->sheet, index) == NULL)
    {
      g_object_ref_sink (button);
      g_object_unref (button);
      return head;
    }
  gtk_widget_set_tooltip_text (button, _ ("Compare With the Report Before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Compare With the Report Before"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (compare_cb), GUINT_TO_POINTER (index));
  gtk_box_append (GTK_BOX (head), button);

  return head;
}

/* What changed in words: “6% → 7% (+1 个百分点)”. */
static void
append_foot (DzTraceList *self, GtkWidget *box, guint index)
{
  const DzSheetRow *row = g_ptr_array_index (self->sheet->rows, index);
  g_autofree char *foot = row != NULL ? dz_sheet_row_dup_foot (row, 1) : NULL;
  GtkWidget *label;

  if (foot == NULL)
    return;

  label = create_label (foot, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_row (DzTraceList *self, guint index, const DzComparisonInk *ink)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *text = dz_tracing_dup_text (self->sheet->tracing, get_step (self, index));
  g_autofree char *said = dz_trace_list_dup_row_text (self, index);

  gtk_box_append (GTK_BOX (box), create_head (self, index));
  if (text != NULL)
    {
      GtkWidget *label = create_label (text, "dz-report");
      PangoAttrList *marks = list_marks (self, index, ink);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_attributes (GTK_LABEL (label), marks);
      pango_attr_list_unref (marks);
      gtk_box_append (GTK_BOX (box), label);
    }
  append_foot (self, box, index);
  gtk_widget_add_css_class (row, "trace-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);

  return row;
}

static void
fill (DzTraceList *self)
{
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (self->box);
  int index = chosen != NULL ? gtk_list_box_row_get_index (chosen) : -1;
  GtkWidget *child;
  DzComparisonInk ink;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_list_box_remove (self->box, child);
  dz_comparison_ink_init (&ink, GTK_WIDGET (self));
  for (guint i = 0; i < count_steps (self); i++)
    gtk_list_box_append (self->box, create_row (self, i, &ink));
  if (index >= 0)
    gtk_list_box_select_row (self->box, gtk_list_box_get_row_at_index (self->box, index));
}

static void
ink_changed (GtkWidget *widget)
{
  fill (DZ_TRACE_LIST (widget));
}

static void
row_activated_cb (DzTraceList *self, GtkListBoxRow *row)
{
  dz_trace_list_choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
pressed_cb (DzTraceList *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->box, (int) y);

  if (n_press == 2 && row != NULL)
    dz_trace_list_compare (self, (guint) gtk_list_box_row_get_index (row));
}

static void
compare_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DzTraceList *self = DZ_TRACE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  if (row != NULL)
    dz_trace_list_compare (self, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
dz_trace_list_grab_focus (GtkWidget *widget)
{
  DzTraceList *self = DZ_TRACE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->box);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
dz_trace_list_class_init (DzTraceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = dz_trace_list_grab_focus;
  gtk_widget_class_install_action (widget_class, "trace.compare", NULL, compare_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "trace.compare", NULL);
}

static void
dz_trace_list_init (DzTraceList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_show_separators (self->box, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What became of it, year by year"), -1);
  g_signal_connect_swapped (self->box, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->box), GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  dz_widget_ink_watch (GTK_WIDGET (self), ink_changed);
}

void
dz_trace_list_set_sheet (DzTraceList *self, const DzTraceSheet *sheet)
{
  g_return_if_fail (DZ_IS_TRACE_LIST (self));

  self->sheet = sheet;
  fill (self);
}

void
dz_trace_list_select (DzTraceList *self, gint64 paragraph, gint64 quantity)
{
  int index;

  g_return_if_fail (DZ_IS_TRACE_LIST (self));

  index = self->sheet != NULL ? dz_trace_sheet_find (self->sheet, paragraph, quantity) : -1;
  gtk_list_box_select_row (self->box, index >= 0 ? gtk_list_box_get_row_at_index (self->box, index) : NULL);
}

void
dz_trace_list_choose (DzTraceList *self, guint index)
{
  const DzTraceStep *step;
  const DzParagraph *paragraph;

  g_return_if_fail (DZ_IS_TRACE_LIST (self) && index < count_steps (self));

  step = get_step (self, index);
  paragraph = dz_trace_sheet_get_paragraph (self->sheet, index, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "across.go", "(xxxii)",
                              dz_tracing_get_report (self->sheet->tracing, step)->id,
                              step->quantity != NULL ? step->quantity->paragraph_id
                              : paragraph != NULL    ? paragraph->id
                                                     : (gint64) 0,
                              step->quantity != NULL ? step->quantity->id : (gint64) 0, 0, 0);
}

void
dz_trace_list_compare (DzTraceList *self, guint index)
{
  const DzTraceStep *before;
  const DzTraceStep *step;
  const DzParagraph *paragraph;

  g_return_if_fail (DZ_IS_TRACE_LIST (self) && index < count_steps (self));

  step = get_step (self, index);
  before = dz_trace_sheet_get_before (self->sheet, index);
  paragraph = dz_trace_sheet_get_paragraph (self->sheet, index, 0);
  if (before != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "across.compare", "(xxx)",
                                dz_tracing_get_report (self->sheet->tracing, before)->id,
                                dz_tracing_get_report (self->sheet->tracing, step)->id,
                                step->quantity != NULL ? step->quantity->paragraph_id
                                : paragraph != NULL    ? paragraph->id
                                                       : (gint64) 0);
}
