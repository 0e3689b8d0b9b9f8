/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DZ_TYPE_WELCOME_PAGE (dz_welcome_page_get_type ())

/* The first page of an empty library: import reports, or look around in the sample library. */
G_DECLARE_FINAL_TYPE (DzWelcomePage, dz_welcome_page, DZ, WELCOME_PAGE, AdwBin)

G_END_DECLS
