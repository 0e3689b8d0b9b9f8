/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/dz-cli-output.h"
#include "cli/dz-cli-verbs.h"

static void
print_lost_notes (DzStore *store)
{
  g_autoptr (GPtrArray) notes = dz_store_list_notes (store, 0, NULL);
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);

  for (guint i = 0; notes != NULL && reports != NULL && i < notes->len; i++)
    {
      const DzNote *note = g_ptr_array_index (notes, i);
      const DzReport *report = dz_cli_find_report (reports, note->report_id);

      if (note->anchor == DZ_NOTE_ORPHAN)
        dz_cli_print_line ("lost: %s: %s (note)", report != NULL ? report->source : "", note->quote);
    }
}

static void
print_lost_rulings (DzStore *store)
{
  g_autoptr (GPtrArray) lost = dz_store_list_lost_rulings (store, NULL);

  for (guint i = 0; lost != NULL && i < lost->len; i++)
    dz_cli_print_line ("lost: %s (ruling)", (const char *) g_ptr_array_index (lost, i));
}

/* No damage: the words are kept, and found again if a later reading of the report brings them back. */
static void
print_lost (DzStore *store)
{
  g_autoptr (GPtrArray) lost = dz_store_list_lost_readings (store, NULL);
  g_autoptr (GPtrArray) reports = dz_store_list_reports (store, NULL);

  for (guint i = 0; lost != NULL && reports != NULL && i < lost->len; i++)
    {
      const DzQuantity *quantity = g_ptr_array_index (lost, i);
      const DzReport *report = dz_cli_find_report (reports, quantity->report_id);

      dz_cli_print_line ("lost: %s: %s (%s)", report != NULL ? report->source : "", quantity->wording,
                         dz_state_get_nick (quantity->state));
    }
  print_lost_notes (store);
  print_lost_rulings (store);
}

int
dz_cli_check (DzCliArguments *arguments)
{
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GError) error = NULL;
  int status = DZ_CLI_DONE;

  if (!dz_cli_arguments_parse (arguments, NULL, 0, 0, &status))
    return status;
  if ((store = dz_cli_arguments_open_store (arguments, DZ_STORE_READ_ONLY)) == NULL)
    return DZ_CLI_SOME_FAILED;
  if ((messages = dz_store_check (store, &error)) == NULL)
    return dz_cli_fail (NULL, error);

  print_lost (store);
  for (guint i = 0; i < messages->len; i++)
    dz_cli_print_error ("duizhao-cli: %s: %s", dz_store_get_path (store),
                        (const char *) g_ptr_array_index (messages, i));
  if (messages->len > 0)
    return DZ_CLI_SOME_FAILED;

  dz_cli_print_line ("ok: %s", dz_store_get_path (store));

  return DZ_CLI_DONE;
}
