/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/dz-error.h"
#include "import/dz-binary-kind.h"
#include "import/dz-importer-private.h"

/* In the order they are asked. */
static const DzImporter *const importers[] = {
  &dz_importer_txt,
};

const DzImporter *
dz_importer_find (const DzSource *source, GError **error)
{
  g_autofree char *kind = NULL;
  const guint8 *data;
  gsize size = 0;

  g_return_val_if_fail (source != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (importers); i++)
    if (importers[i]->probe (source))
      return importers[i];

  data = g_bytes_get_data (source->bytes, &size);
  if (size == 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_EMPTY, _("“%s” is empty."), source->name);
      return NULL;
    }
  kind = dz_binary_kind_dup_name (data, size);
  /* Translators: file name, then what it was recognized as: “a PNG image” */
  g_set_error (error, DZ_ERROR, DZ_ERROR_BINARY,
               _("“%s” is no text: it is %s. Save it as plain text (.txt) first."), source->name,
               kind != NULL ? kind : _("a format this program does not read"));

  return NULL;
}

gboolean
dz_importer_takes_name (const char *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  lower = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (importers); i++)
    for (const char *const *suffix = importers[i]->suffixes; *suffix != NULL; suffix++)
      if (g_str_has_suffix (lower, *suffix) && strlen (lower) > strlen (*suffix))
        return TRUE;

  return FALSE;
}
