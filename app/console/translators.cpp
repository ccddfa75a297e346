// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <app/console/translators.h>

// Q_INIT_RESOURCE declares a function, which may not be in a namespace.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace outdial::app {

namespace {

void install(const QLocale &locale, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (!translator->load(locale, file, QStringLiteral("_"), folder) || !QCoreApplication::installTranslator(translator))
        delete translator;
}

} // namespace

void installTranslators()
{
    initTranslations();
    // The C locale groups no digits; what a person reads always does.
    if (QLocale().language() == QLocale::C)
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const auto ours = QStringLiteral(":/translations");
    const auto name = QStringLiteral("outdial");
    // The one installed last is asked first.
    install(QLocale(QLocale::English), name, ours);
    // Qt's own dialogs and buttons follow only when Outdial itself speaks the language: no window in two of them.
    const QLocale locale;
    if (locale.language() == QLocale::English)
        return;
    auto *language = new QTranslator(QCoreApplication::instance());
    if (!language->load(locale, name, QStringLiteral("_"), ours)) {
        delete language;
        return;
    }
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    QCoreApplication::installTranslator(language);
}

} // namespace outdial::app
