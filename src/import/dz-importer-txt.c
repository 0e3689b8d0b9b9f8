/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-importer-private.h"

#include <glib/gi18n-lib.h>

#include "core/dz-error.h"
#include "import/dz-binary-kind.h"
#include "import/dz-charset.h"
#include "import/dz-line-joiner.h"
#include "import/dz-line.h"
#include "import/dz-noise.h"

static gboolean
probe (const DzSource *source)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (source->bytes, &size);
  g_autofree char *binary = NULL;

  if (size == 0)
    return FALSE;
  binary = dz_binary_kind_dup_name (data, size);

  return binary == NULL;
}

static char *
decode (DzSource *source, GError **error)
{
  gsize size = 0;
  gsize bom = 0;
  const guint8 *data = g_bytes_get_data (source->bytes, &size);
  const char *charset = data != NULL ? dz_charset_detect (data, size, &bom) : NULL;
  char *text;

  if (charset == NULL)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_BINARY, _("“%s” is no text in a character set this program knows."),
                   source->name);
      return NULL;
    }
  text = dz_charset_decode (data + bom, size - bom, charset, &source->n_replaced);
  g_free (source->encoding);
  source->encoding = g_strdup (charset);

  return text;
}

static GPtrArray *
read_blocks (DzSource *source, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  text = decode (source, error);
  if (text == NULL)
    return NULL;

  lines = dz_line_list_new (text);
  if (lines->len == 0)
    {
      g_set_error (error, DZ_ERROR, DZ_ERROR_EMPTY, _("“%s” contains no text, only blanks."), source->name);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  dz_noise_mark (lines);

  return dz_line_joiner_join (lines);
}

static const char *const suffixes[] = { ".txt", NULL };

const DzImporter dz_importer_txt = {
  "txt",
  suffixes,
  probe,
  read_blocks,
};
