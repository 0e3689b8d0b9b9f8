/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DZ_ERROR (dz_error_quark ())

/* The few cases a caller acts on. The message says what happened, to which file, where, and what to
 * do; it is translated and ready to be shown. Cancelled work ends in G_IO_ERROR_CANCELLED instead. */
typedef enum
{
  DZ_ERROR_FAILED,        /* anything else */
  DZ_ERROR_EMPTY,         /* an input without text */
  DZ_ERROR_BINARY,        /* an input that is no text of a format we read */
  DZ_ERROR_TOO_LARGE,     /* an input beyond the size limit */
  DZ_ERROR_UNREADABLE,    /* an input the system refuses to open or read */
  DZ_ERROR_NO_REPORTS,    /* a folder without a file that could be a report */
  DZ_ERROR_NOT_FOUND,     /* no such report, indicator, place, term, note */
  DZ_ERROR_AMBIGUOUS,     /* a name that fits more than one */
  DZ_ERROR_INVALID,       /* data or arguments that break the rules of their format */
  DZ_ERROR_NOT_A_LIBRARY, /* the file is no library of this program */
  DZ_ERROR_TOO_NEW,       /* the library was written by a newer version */
  DZ_ERROR_CORRUPT,       /* the library is damaged */
  DZ_ERROR_FULL,          /* no space left */
  DZ_ERROR_READ_ONLY,     /* the library or folder cannot be written */
  DZ_ERROR_BUSY,          /* another program holds the library */
} DzError;

GQuark dz_error_quark (void);

G_END_DECLS
