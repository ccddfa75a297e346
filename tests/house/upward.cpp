// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// One include, named on the command line: CMakeLists.txt here says in which rooms it must compile and in which not.
#include HOUSE_HEADER
