/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-binary-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/dz-charset.h"

typedef struct
{
  const char *magic;
  gsize length;
  const char *name;
} Magic;

/* First bytes by which formats that turn up beside reports make themselves known. */
static const Magic magics[] = {
  { "\x89PNG", 4, N_("a PNG image") },
  { "\xff\xd8\xff", 3, N_("a JPEG image") },
  { "GIF8", 4, N_("a GIF image") },
  { "II*\0", 4, N_("a TIFF image") },
  { "MM\0*", 4, N_("a TIFF image") },
  { "%PDF-", 5, N_("a PDF document") },
  { "{\\rtf", 5, N_("an RTF document") },
  { "PK\x03\x04", 4, N_("a ZIP archive or an office document") },
  { "\xd0\xcf\x11\xe0", 4, N_("an old office document") },
  { "\x7f" "ELF", 4, N_("a program") },
  { "MZ\x90\0", 4, N_("a program") },
  { "\x1f\x8b", 2, N_("a gzip archive") },
  { "BZh", 3, N_("a bzip2 archive") },
  { "\xfd" "7zXZ", 5, N_("an xz archive") },
  { "7z\xbc\xaf", 4, N_("a 7z archive") },
  { "Rar!", 4, N_("a RAR archive") },
  { "SQLite format 3", 15, N_("a database") },
};

static gboolean
is_control (guint8 byte)
{
  return (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte != 0x1a && byte != 0x1b) || byte == 0x7f;
}

/* A stray control byte happens to text; one in a hundred does not. */
static gboolean
has_control_bytes (const guint8 *data, gsize size)
{
  gsize n_control = 0;

  size = MIN (size, 256 * 1024);
  for (gsize i = 0; i < size; i++)
    n_control += is_control (data[i]);

  return n_control > 0 && n_control * 100 >= size;
}

char *
dz_binary_kind_dup_name (const guint8 *data, gsize size)
{
  gsize bom = 0;
  const char *charset;

  g_return_val_if_fail (data != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].length && memcmp (data, magics[i].magic, magics[i].length) == 0)
      return g_strdup (_(magics[i].name));

  charset = dz_charset_detect (data, size, &bom);
  if (charset != NULL && (g_str_has_prefix (charset, "UTF-16") || g_str_has_prefix (charset, "UTF-32")))
    return NULL;
  if (has_control_bytes (data, size))
    return g_strdup (_("data with control bytes that occur in no text"));
  if (charset == NULL)
    return g_strdup (_("bytes in no known character set"));

  return NULL;
}
