/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-error.h"
#include "store/dz-store.h"

/* A folder of its own for each test, removed with all files in it by fixture_clear(). */
typedef struct
{
  char *folder;
  char *path; /* of the library, not yet there */
} Fixture;

/* To be called first in main() by what writes a lot and does not ask what the disk does: in memory where there is such a folder. */
void fixture_use_memory (void);
void fixture_init (Fixture *fixture);
void fixture_clear (Fixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

DzStore *fixture_open (const Fixture *fixture, DzStoreMode mode);

/* A report with the paragraphs given, NULL-terminated: “# …” is a heading, “* …” a glossary entry
 * “headword：definition”, “- …” noise, everything else body. Its place and plan year as given. */
DzReport *fixture_make_report (const char *place, const char *parent, DzLevel level, int year,
                               const char *const *paragraphs);
/* Adds it as if imported from a file whose content is made of its paragraphs; returns its id. */
gint64 fixture_add (DzStore *store, const DzReport *report);
/* quantities: (element-type DzQuantity) with paragraph = index. */
gint64 fixture_add_with (DzStore *store, const DzReport *report, const GPtrArray *quantities);
gint64 fixture_add_texts (DzStore *store, const char *place, int year, const char *const *paragraphs);

/* All rows the reader can change or see, as text: two libraries with the same dump hold the same. */
char *fixture_dump (const Fixture *fixture);
/* The first column of the first row, through a connection of its own. */
gint64 fixture_query (const Fixture *fixture, const char *sql);
/* The same as text; NULL where there is no row. */
char *fixture_dup_text (const Fixture *fixture, const char *sql);
void fixture_execute (const Fixture *fixture, const char *sql);

char *fixture_checksum (const char *path);

/* Text made of a few characters, with punctuation, digits and Latin, the same for the same seed. */
char *fixture_random_text (GRand *rand, int length);
