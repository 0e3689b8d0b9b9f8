/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/chart/dz-chart-export-window.h"
#include "gui/chart/dz-chart-preview.h"

G_BEGIN_DECLS

/* Which charts, in the order of which_row. */
typedef enum
{
  DZ_EXPORT_ONE,
  DZ_EXPORT_KIND,
  DZ_EXPORT_ALL,
} DzExportWhich;

struct _DzChartExportWindow
{
  AdwWindow parent_instance;

  DzSession *session;
  DzSharedChart *bare;
  DzSharedChart *dressed;
  DzChartOutfit outfit;
  DzChartKind kind;
  char *term;
  char **places; /* of the selection */
  char **topics;
  int first_year;
  int last_year;
  GCancellable *cancellable; /* of the export under way */
  char *target;              /* the name of its folder */
  GPtrArray *word_rows;      /* (element-type AdwEntryRow) of word_list; NULL before they are made */
  gboolean filling;

  GtkWidget *close_button;
  GtkWidget *export_button;
  GtkWidget *print_button;
  GtkWidget *body;
  DzChartPreview *preview;
  AdwComboRow *style_row;
  GtkSpinButton *width_spin;
  GtkWidget *height_row;
  GtkSpinButton *height_spin;
  GtkSpinButton *dpi_spin;
  GtkSwitch *source_switch;
  GtkWidget *texts_group;
  GtkEditable *title_row;
  GtkEditable *subtitle_row;
  GtkEditable *up_row;
  GtkEditable *across_row;
  GtkEditable *caption_row;
  GtkEditable *source_row;
  GtkEditable *author_row;
  AdwExpanderRow *words_row;
  GtkWidget *charts_group;
  AdwComboRow *which_row;
  GtkWidget *format_row;
  AdwActionRow *selection_row;
  GtkRevealer *revealer;
  GtkLabel *status_label;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

/* dz-chart-export-window.c */
DzExportWhich dz_chart_export_window_get_which (DzChartExportWindow *self);
/* Takes the outfit over into the preview and tells the view below. */
void dz_chart_export_window_tell_dressed (DzChartExportWindow *self);

/* dz-chart-export-window-texts.c: style and texts. */
void dz_chart_export_window_fill_style (DzChartExportWindow *self);
void dz_chart_export_window_fill_texts (DzChartExportWindow *self);
void dz_chart_export_window_style_changed_cb (DzChartExportWindow *self);
void dz_chart_export_window_size_changed_cb (DzChartExportWindow *self);
void dz_chart_export_window_text_changed_cb (DzChartExportWindow *self);
void dz_chart_export_window_words_shown_cb (DzChartExportWindow *self);

/* dz-chart-export-window-files.c: into a file, a folder, on paper. */
void dz_chart_export_window_show_busy (DzChartExportWindow *self, gboolean busy);
void dz_chart_export_window_restore_format (DzChartExportWindow *self);
void dz_chart_export_window_export_clicked_cb (DzChartExportWindow *self);
/* As “_export_to()”, but what is there already is not replaced unasked. */
void dz_chart_export_window_ask_and_export (DzChartExportWindow *self, GFile *file);

G_END_DECLS
