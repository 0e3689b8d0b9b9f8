/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DZ_TYPE_APPLICATION (dz_application_get_type ())

/* The window program: one instance, one window. */
G_DECLARE_FINAL_TYPE (DzApplication, dz_application, DZ, APPLICATION, AdwApplication)

DzApplication *dz_application_new (void);

G_END_DECLS
