/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/dz-compat.h"

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  DzCompatFilesFunc func;
  gpointer user_data;
} Choice;

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  choice->func (files, choice->user_data);
  g_object_unref (dialog);
}

void
dz_compat_choose_files (GtkWindow *parent, const char *title, const char *accept, gboolean folders,
                        DzCompatFilesFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser = NULL;
  Choice *choice = g_new0 (Choice, 1);

  g_return_if_fail (func != NULL);

  choice->func = func;
  choice->user_data = user_data;

  chooser = gtk_file_chooser_native_new (title, parent,
                                         folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                 : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         accept, NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chooser_response_cb), choice,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

G_GNUC_END_IGNORE_DEPRECATIONS
