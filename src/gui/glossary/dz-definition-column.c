/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/glossary/dz-definition-column.h"

#include <glib/gi18n.h>

#include "gui/glossary/dz-term-card.h"

struct _DzDefinitionColumn
{
  AdwBin parent_instance;

  const DzTermDefinition *definition; /* of the glossary that the window holds */
  GtkWidget *stack;
  GtkWidget *text;
  GtkWidget *edit_button;
};

G_DEFINE_FINAL_TYPE (DzDefinitionColumn, dz_definition_column, ADW_TYPE_BIN)

enum
{
  SAVED,
  TAKEN_BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COLUMN_WIDTH 230
#define COLUMN_CHARS 26

static GtkWidget *
label_new (const char *text, gboolean markup, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Columns stand side by side by what they would like to have, and are wider where there is room. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), COLUMN_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
show_page (DzDefinitionColumn *self, const char *name)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  if (self->edit_button != NULL)
    gtk_widget_set_visible (self->edit_button, g_str_equal (name, "read"));
}

static void
cancel_cb (DzDefinitionColumn *self)
{
  show_page (self, "read");
}

static void
save_cb (DzDefinitionColumn *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  show_page (self, "read");
  g_signal_emit (self, signals[SAVED], 0, text);
}

static void
take_back_cb (DzDefinitionColumn *self)
{
  g_signal_emit (self, signals[TAKEN_BACK], 0);
}

void
dz_definition_column_edit (DzDefinitionColumn *self)
{
  const char *text = self->definition != NULL && self->definition->text != NULL ? self->definition->text : "";

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);
  show_page (self, "edit");
  gtk_widget_grab_focus (self->text);
}

gboolean
dz_definition_column_is_editing (DzDefinitionColumn *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "edit");
}

const DzTermDefinition *
dz_definition_column_get_definition (DzDefinitionColumn *self)
{
  return self->definition;
}

static GtkWidget *
verb_new (DzDefinitionColumn *self, const char *icon, const char *verb, const char *definers, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: a verb and whose definition it is about. */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), verb, definers);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
head_new (DzDefinitionColumn *self, const char *definers, gboolean editable)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gboolean hers = self->definition != NULL && self->definition->word_id != 0;
  g_autofree char *text = hers ? g_strconcat (definers, " ✎", NULL) : g_strdup (definers);
  GtkWidget *name = label_new (text, FALSE, "caption-heading");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (!editable)
    return box;
  self->edit_button = verb_new (self, "document-edit-symbolic", _ ("Edit Definition"), definers,
                                G_CALLBACK (dz_definition_column_edit));
  gtk_box_append (GTK_BOX (box), self->edit_button);
  if (hers)
    gtk_box_append (GTK_BOX (box), verb_new (self, "edit-undo-symbolic", _ ("Take My Words Back"), definers,
                                             G_CALLBACK (take_back_cb)));

  return box;
}

static GtkWidget *
reader_new (DzDefinitionColumn *self, const char *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const DzTermDefinition *definition = self->definition;

  if (definition != NULL && definition->text != NULL)
    {
      g_autofree char *marked = dz_term_dup_marked (before, definition->text, TRUE);

      GtkWidget *label = label_new (marked, TRUE, NULL);

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  else
    gtk_box_append (GTK_BOX (box), label_new (_ ("No definition"), FALSE, "dim-label"));
  if (definition != NULL && definition->printed != NULL)
    {
      /* Translators: %s is the definition as a report prints it. */
      g_autofree char *printed = g_strdup_printf (_ ("In the report: %s"), definition->printed);
      GtkWidget *label = label_new (printed, FALSE, "caption");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

static GtkWidget *
writer_new (DzDefinitionColumn *self, const char *definers)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *verbs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 120);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, definers, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->text);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (verbs, GTK_ALIGN_END);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (verbs), cancel);
  gtk_box_append (GTK_BOX (verbs), save);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), verbs);

  return box;
}

static void
dz_definition_column_class_init (DzDefinitionColumnClass *klass)
{
  signals[SAVED] = g_signal_new ("saved", DZ_TYPE_DEFINITION_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
  signals[TAKEN_BACK] = g_signal_new ("taken-back", DZ_TYPE_DEFINITION_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
}

static void
dz_definition_column_init (DzDefinitionColumn *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), COLUMN_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "term-card");
}

GtkWidget *
dz_definition_column_new (const char *definers, const DzTermDefinition *definition, const char *before, gboolean editable)
{
  DzDefinitionColumn *self = g_object_new (DZ_TYPE_DEFINITION_COLUMN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->definition = definition;
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_box_append (GTK_BOX (box), head_new (self, definers, editable));
  gtk_stack_add_named (GTK_STACK (self->stack), reader_new (self, before), "read");
  gtk_stack_add_named (GTK_STACK (self->stack), writer_new (self, definers), "edit");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}
