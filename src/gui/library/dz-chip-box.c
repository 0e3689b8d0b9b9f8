/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/library/dz-chip-box.h"

#define SPACING 4

struct _DzChipBox
{
  GtkWidget parent_instance;

  gboolean setting; /* the code, not the reader, is choosing */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DzChipBox, dz_chip_box, GTK_TYPE_WIDGET)

static const char *
get_key (GtkWidget *chip)
{
  return g_object_get_data (G_OBJECT (chip), "key");
}

static void
toggled_cb (DzChipBox *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkSizeRequestMode
dz_chip_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Sets the chips in lines of width; with allocate FALSE only measures. Returns the height. */
static int
lay_out (DzChipBox *self, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      GtkRequisition size;

      gtk_widget_get_preferred_size (chip, NULL, &size);
      size.width = MIN (size.width, MAX (width, 1));
      if (x > 0 && x + size.width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (
          chip, &(GtkAllocation){ mirrored ? width - x - size.width : x, y, size.width, size.height }, -1);
      x += size.width + SPACING;
      line_height = MAX (line_height, size.height);
    }

  return y + line_height;
}

static void
measure_width (DzChipBox *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      GtkRequisition least;
      GtkRequisition best;

      gtk_widget_get_preferred_size (chip, &least, &best);
      *minimum = MAX (*minimum, least.width);
      *natural += best.width + SPACING;
    }
}

static void
dz_chip_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  DzChipBox *self = DZ_CHIP_BOX (widget);
  int least = 0;
  int best = 0;

  measure_width (self, &least, &best);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = best;
    }
  else
    *minimum = *natural = lay_out (self, for_size >= 0 ? for_size : MAX (best, least), FALSE);
}

static void
dz_chip_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (DZ_CHIP_BOX (widget), width, TRUE);
}

static void
dz_chip_box_dispose (GObject *object)
{
  dz_chip_box_clear (DZ_CHIP_BOX (object));

  G_OBJECT_CLASS (dz_chip_box_parent_class)->dispose (object);
}

static void
dz_chip_box_class_init (DzChipBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dz_chip_box_dispose;
  widget_class->get_request_mode = dz_chip_box_get_request_mode;
  widget_class->measure = dz_chip_box_measure;
  widget_class->size_allocate = dz_chip_box_size_allocate;

  signals[CHANGED] = g_signal_new ("changed", DZ_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "chipbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dz_chip_box_init (DzChipBox *self)
{
}

void
dz_chip_box_clear (DzChipBox *self)
{
  GtkWidget *chip = NULL;

  g_return_if_fail (DZ_IS_CHIP_BOX (self));

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (chip);
}

void
dz_chip_box_add (DzChipBox *self, const char *key, const char *label, const char *name)
{
  GtkWidget *chip = NULL;

  g_return_if_fail (DZ_IS_CHIP_BOX (self));

  chip = gtk_toggle_button_new_with_label (label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip))), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (chip, "chip");
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "key", g_strdup (key), g_free);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
}

char **
dz_chip_box_dup_chosen (DzChipBox *self)
{
  g_autoptr (GStrvBuilder) keys = NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (DZ_IS_CHIP_BOX (self), NULL);

  keys = g_strv_builder_new ();
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      {
        g_strv_builder_add (keys, get_key (chip));
        any = TRUE;
      }

  return any ? g_strv_builder_end (keys) : NULL;
}

void
dz_chip_box_set_chosen (DzChipBox *self, const char *const *keys)
{
  g_return_if_fail (DZ_IS_CHIP_BOX (self));

  self->setting = TRUE;
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                  keys != NULL && g_strv_contains (keys, get_key (chip)));
  self->setting = FALSE;
}
