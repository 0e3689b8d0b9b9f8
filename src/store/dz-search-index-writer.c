/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-index-private.h"

#include "core/dz-text.h"

/* Reports that wait for a segment, at least; and segments smaller than the big ones that are made into one. */
#define MIN_DOCUMENTS 16
#define MAX_DOCUMENTS 128
#define MAX_SMALL 8
#define PAGE_SIZE 8192

/* A segment under way: all characters of its documents one after the other, 0 after each paragraph. */
typedef struct
{
  DzStore *store;
  gint64 id;
  GArray *codes;     /* (element-type guint32) */
  GArray *documents; /* (element-type guint16) of each code */
  GArray *starts;    /* (element-type guint32) the first code of each document */
  GByteArray *page;
  guint64 first_pair; /* that could be on the page */
  guint64 last_pair;  /* on the page, or first_pair */
  GChecksum *digest;
  sqlite3_stmt *insert;
} Writer;

static void
writer_clear (Writer *writer)
{
  g_array_unref (writer->codes);
  g_array_unref (writer->documents);
  g_array_unref (writer->starts);
  g_byte_array_unref (writer->page);
  g_checksum_free (writer->digest);
  g_clear_pointer (&writer->insert, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
append_number (GByteArray *bytes, guint64 number)
{
  do
    {
      guint8 byte = (guint8) ((number & 0x7f) | (number > 0x7f ? 0x80 : 0));

      g_byte_array_append (bytes, &byte, 1);
      number >>= 7;
    }
  while (number > 0);
}

/* Appends the characters of a paragraph; odd collects those that fold to several. */
static void
add_paragraph (Writer *writer, const char *text, GString *odd)
{
  guint16 document = (guint16) (writer->starts->len - 1);
  guint32 code = 0;

  while (*text != '\0')
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      gunichar c = g_utf8_get_char_validated (text, -1);
      gboolean valid = c < (gunichar) -2;

      text = valid ? g_utf8_next_char (text) : text + 1;
      code = folded[0] = valid ? c : 0xfffd;
      if (dz_text_fold_char (code, folded) == 1)
        code = folded[0];
      else
        {
          if (g_utf8_strchr (odd->str, -1, code) == NULL)
            g_string_append_unichar (odd, code);
          code = DZ_SEARCH_ODD;
        }
      g_array_append_val (writer->codes, code);
      g_array_append_val (writer->documents, document);
    }
  code = 0;
  g_array_append_val (writer->codes, code);
  g_array_append_val (writer->documents, document);
}

static gboolean
add_document (Writer *writer, gint64 report_id, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autoptr (GString) odd = g_string_new (NULL);
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  guint32 start = writer->codes->len;
  int code;

  statement = dz_store_prepare (writer->store, error, DZ_SEARCH_TEXTS, "l", report_id);
  if (statement == NULL)
    return FALSE;
  g_array_append_val (writer->starts, start);
  while ((code = dz_store_step (writer->store, statement, error)) == SQLITE_ROW)
    {
      const char *text = dz_column_text (statement, 0);

      g_checksum_update (digest, (const guchar *) text, -1);
      g_checksum_update (digest, (const guchar *) "\n", 1);
      add_paragraph (writer, text, odd);
    }

  return code == SQLITE_DONE
         && dz_store_run (writer->store, error, "INSERT INTO search_document VALUES (?, ?, ?, ?, ?, ?)",
                          "llittl", report_id, writer->id, (int) writer->starts->len - 1, odd->str,
                          g_checksum_get_string (digest),
                          dz_search_document_seal (report_id, writer->id, (int) writer->starts->len - 1,
                                                   odd->str));
}

/* Where each character's places begin in the order by it; the last entry is for what is above all. */
static guint32 *
count_codes (const GArray *codes, guint shift)
{
  guint32 *offsets = g_new0 (guint32, DZ_SEARCH_ODD + 3);

  for (guint i = 0; i < codes->len; i++)
    offsets[(i + shift < codes->len ? g_array_index (codes, guint32, i + shift) : 0) + 1]++;
  for (guint i = 1; i < DZ_SEARCH_ODD + 3; i++)
    offsets[i] += offsets[i - 1];

  return offsets;
}

/* The places of all characters by the character and the one behind it, those alike ascending: two stable
 * counting sorts. */
static guint32 *
sort_places (const GArray *codes)
{
  g_autofree guint32 *second = count_codes (codes, 1);
  g_autofree guint32 *first = count_codes (codes, 0);
  g_autofree guint32 *half = g_new (guint32, codes->len + 1);
  guint32 *sorted = g_new (guint32, codes->len + 1);
  const guint32 *code = (const guint32 *) (gconstpointer) codes->data;

  for (guint32 i = 0; i < codes->len; i++)
    half[second[i + 1 < codes->len ? code[i + 1] : 0]++] = i;
  for (guint32 i = 0; i < codes->len; i++)
    sorted[first[code[half[i]]]++] = half[i];

  return sorted;
}

/* next: the first pair behind the page. */
static gboolean
flush_page (Writer *writer, guint64 next, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  gint64 id = dz_search_first_page ((guint64) writer->id) | (gint64) writer->first_pair;
  gint64 id_bytes = GINT64_TO_LE (id);
  guint64 seal;

  append_number (content, next - writer->first_pair);
  g_byte_array_append (content, writer->page->data, writer->page->len);
  seal = GUINT64_TO_LE (dz_search_seal ((guint64) id, content->data, content->len));
  g_byte_array_append (content, (const guint8 *) &seal, DZ_SEARCH_SEAL_SIZE);
  g_checksum_update (writer->digest, (const guchar *) &id_bytes, sizeof id_bytes);
  g_checksum_update (writer->digest, content->data, content->len);
  writer->first_pair = writer->last_pair = next;
  g_byte_array_set_size (writer->page, 0);

  return dz_store_rerun (writer->store, writer->insert, error, "lb", id, content->data, (gsize) content->len);
}

static gboolean
add_postings (Writer *writer, guint64 pair, const GByteArray *postings, GError **error)
{
  if (writer->page->len > 0 && writer->page->len + postings->len > PAGE_SIZE
      && !flush_page (writer, pair, error))
    return FALSE;
  append_number (writer->page, pair - writer->last_pair);
  append_number (writer->page, postings->len);
  g_byte_array_append (writer->page, postings->data, postings->len);
  writer->last_pair = pair;

  return TRUE;
}

/* A document so far behind the last one, and how often. */
static void
append_document (GByteArray *postings, guint difference, guint count)
{
  append_number (postings, (guint64) difference << 1 | (count == 1));
  if (count != 1)
    append_number (postings, count);
}

/* How often a character stands in each document; places: n of it, in any order. */
static gboolean
add_character (Writer *writer, guint64 code, const guint32 *places, guint n, GByteArray *postings,
               GError **error)
{
  guint counts[MAX_DOCUMENTS * 2] = { 0 };
  guint last = 0;

  for (guint i = 0; i < n; i++)
    counts[g_array_index (writer->documents, guint16, places[i])]++;
  g_byte_array_set_size (postings, 0);
  for (guint i = 0; i < writer->starts->len; i++)
    if (counts[i] > 0)
      {
        append_document (postings, i - last, counts[i]);
        last = i;
      }

  return add_postings (writer, code << DZ_SEARCH_CODE_BITS, postings, error);
}

static gboolean
add_pair (Writer *writer, guint64 pair, const guint32 *places, guint n, GByteArray *postings, GError **error)
{
  guint last_document = 0;

  g_byte_array_set_size (postings, 0);
  for (guint i = 0; i < n;)
    {
      guint document = g_array_index (writer->documents, guint16, places[i]);
      guint32 before = g_array_index (writer->starts, guint32, document);
      guint first = i;

      while (i < n && g_array_index (writer->documents, guint16, places[i]) == document)
        i++;
      append_document (postings, document - last_document, i - first);
      for (; first < i; first++)
        {
          append_number (postings, places[first] - before);
          before = places[first];
        }
      last_document = document;
    }

  return add_postings (writer, pair, postings, error);
}

static gboolean
write_postings (Writer *writer, GError **error)
{
  const guint32 *codes = (const guint32 *) (gconstpointer) writer->codes->data;
  g_autofree guint32 *places = sort_places (writer->codes);
  g_autoptr (GByteArray) postings = g_byte_array_new ();
  guint n = writer->codes->len;
  guint last;

  for (guint i = 0; i < n; i = last)
    {
      guint32 code = codes[places[i]];

      for (last = i; last < n && codes[places[last]] == code;)
        last++;
      if (code == 0)
        continue;
      if (!add_character (writer, code, places + i, last - i, postings, error))
        return FALSE;
      /* Every character has one behind it, the 0 that ends its paragraph at least. */
      for (guint j = i, next; j < last; j = next)
        {
          guint32 second = codes[places[j] + 1];

          for (next = j; next < last && codes[places[next] + 1] == second;)
            next++;
          if (second != 0
              && !add_pair (writer, (guint64) code << DZ_SEARCH_CODE_BITS | second, places + j, next - j,
                            postings, error))
            return FALSE;
        }
    }

  return flush_page (writer, G_GUINT64_CONSTANT (1) << DZ_SEARCH_PAIR_BITS, error);
}

static gboolean
write_segment (DzStore *store, const gint64 *ids, guint n_ids, GError **error)
{
  g_auto (Writer) writer = { store };
  gint64 last = 0;

  writer.codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer.documents = g_array_new (FALSE, FALSE, sizeof (guint16));
  writer.starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  writer.page = g_byte_array_new ();
  writer.digest = g_checksum_new (G_CHECKSUM_SHA256);
  writer.insert = dz_store_prepare_many (store, error, "INSERT INTO search_page VALUES (?, ?)");
  if (writer.insert == NULL
      || !dz_store_query_int (store, &last, 0, error, "SELECT max (id) FROM search_segment", ""))
    return FALSE;
  writer.id = last + 1;
  for (guint i = 0; i < n_ids; i++)
    if (!add_document (&writer, ids[i], error))
      return FALSE;

  return write_postings (&writer, error)
         && dz_store_run (store, error, "INSERT INTO search_segment VALUES (?, ?, ?)", "lit", writer.id,
                          (int) n_ids, g_checksum_get_string (writer.digest));
}

static gboolean
list_ids (DzStore *store, GArray *ids, const char *sql, int parameter, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = dz_store_prepare (store, error, sql, "i", parameter);
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = dz_store_step (store, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return code == SQLITE_DONE;
}

static gboolean
remove_segment (DzStore *store, gint64 id, GError **error)
{
  return dz_store_run (store, error, "DELETE FROM search_page WHERE id >= ? AND id < ?", "ll",
                       dz_search_first_page ((guint64) id), dz_search_first_page ((guint64) id + 1))
         && dz_store_run (store, error, "DELETE FROM search_document WHERE segment = ?", "l", id)
         && dz_store_run (store, error, "DELETE FROM search_segment WHERE id = ?", "l", id);
}

/* Takes segments apart: those of which less than half still holds, and small ones once there are many. */
static gboolean
loosen (DzStore *store, GError **error)
{
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) small = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!list_ids (store, stale,
                 "SELECT id FROM search_segment WHERE (SELECT count (*) FROM search_document WHERE segment = id) * 2"
                 " < n_documents + 0 * ?",
                 0, error)
      || !list_ids (store, small, "SELECT id FROM search_segment WHERE n_documents < ?", MAX_DOCUMENTS / 2, error))
    return FALSE;
  if (small->len >= MAX_SMALL)
    g_array_append_vals (stale, small->data, small->len);
  for (guint i = 0; i < stale->len; i++)
    if (!remove_segment (store, g_array_index (stale, gint64, i), error))
      return FALSE;

  return TRUE;
}

gboolean
dz_search_index_update (DzStore *store, gboolean all, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *pending
    = "SELECT id FROM report WHERE id NOT IN (SELECT report_id FROM search_document) ORDER BY id LIMIT ?";
  gint64 n_pending = 0;

  /* Documents whose report is gone went with its paragraphs. */
  if (!dz_store_query_int (store, &n_pending, 0, error,
                           "SELECT (SELECT count (*) FROM report) - (SELECT count (*) FROM search_document)",
                           ""))
    return FALSE;
  if (n_pending < MIN_DOCUMENTS && !all)
    return TRUE;
  if (!loosen (store, error) || !list_ids (store, ids, pending, -1, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i += MAX_DOCUMENTS)
    if (!write_segment (store, &g_array_index (ids, gint64, i), MIN (MAX_DOCUMENTS, ids->len - i), error))
      return FALSE;

  return TRUE;
}
