// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Outdial: the console, or one of its commands without a window.

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <app/cli/callcommand.h>
#include <app/cli/exportcommand.h>
#include <app/cli/importcommand.h>
#include <app/cli/interrupt.h>
#include <app/cli/terminal.h>
#include <app/console/console.h>
#include <app/console/translators.h>
#include <app/console/version.h>
#include <app/tour/tour.h>
#include <views/shared/theme.h>
#include <views/shell/looksettings.h>
#include <views/transfer/importspage.h>

using namespace outdial;

namespace {

int importWithoutWindow(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    app::nameProgram();
    app::installTranslators();
    auto arguments = app::parseImport(application.arguments().mid(2));
    if (!arguments) {
        app::sayOnTerminal(arguments.error());
        return app::WrongUse;
    }
    app::ImportCommand command(*std::move(arguments));
    QObject::connect(&command, &app::ImportCommand::finished, &application, [](int code) { QCoreApplication::exit(code); });
    app::Interrupt interrupt;
    QObject::connect(&interrupt, &app::Interrupt::raised, &command, &app::ImportCommand::cancel);
    QTimer::singleShot(0, &command, &app::ImportCommand::start);
    return QCoreApplication::exec();
}

int callWithoutWindow(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    app::nameProgram();
    app::installTranslators();
    auto arguments = app::parseCall(application.arguments().mid(2));
    if (!arguments) {
        app::sayOnTerminal(arguments.error());
        return app::WrongUse;
    }
    app::CallCommand command(*std::move(arguments));
    QObject::connect(&command, &app::CallCommand::finished, &application, [](int code) { QCoreApplication::exit(code); });
    app::Interrupt interrupt;
    QObject::connect(&interrupt, &app::Interrupt::raised, &command, &app::CallCommand::cancel);
    QTimer::singleShot(0, &command, &app::CallCommand::start);
    return QCoreApplication::exec();
}

int exportWithoutWindow(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    app::nameProgram();
    app::installTranslators();
    auto arguments = app::parseExport(application.arguments().mid(2));
    if (!arguments) {
        app::sayOnTerminal(arguments.error());
        return app::WrongUse;
    }
    app::ExportCommand command(*std::move(arguments));
    QObject::connect(&command, &app::ExportCommand::finished, &application, [](int code) { QCoreApplication::exit(code); });
    app::Interrupt interrupt;
    QObject::connect(&interrupt, &app::Interrupt::raised, &command, &app::ExportCommand::cancel);
    QTimer::singleShot(0, &command, &app::ExportCommand::start);
    return QCoreApplication::exec();
}

int window(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::nameProgram();
    app::installTranslators();
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{QStringLiteral("sandbox"), QCoreApplication::translate("main", "Connect to the embedded practice tenant.")},
         {QStringLiteral("profile"), QCoreApplication::translate("main", "Connect to a known tenant."), QStringLiteral("NAME")},
         {QStringLiteral("tour"), QCoreApplication::translate("main", "Run the guided tour and put its pictures into DIR."),
          QStringLiteral("DIR")}});
    parser.process(application);
    views::restoreLook();
    views::Theme::instance().apply(application);

    const bool tour = parser.isSet(QStringLiteral("tour"));
    // The tour neither sees nor changes what a person has on this computer.
    auto store = models::Store::open(tour ? QString() : models::Store::defaultPath());
    QString trouble;
    if (!store) {
        trouble = store.error();
        store = models::Store::open({});
    }
    if (!store) {
        app::sayOnTerminal(store.error());
        return app::CouldNotFinish;
    }
    sandbox::Options options;
    options.dialRate = tour ? 20 : 2;
    app::Console console(*store, options);
    if (!trouble.isEmpty()) {
        console.tellTrouble(QCoreApplication::translate("main", "Nothing will be remembered after Outdial is closed."), trouble);
        console.imports().forbid(QCoreApplication::translate(
            "main", "Outdial cannot keep its journal on this computer, without which an import that is interrupted could neither "
                    "be gone on with nor accounted for. Make room or mend the folder, then start Outdial again."));
    }
    if (tour) {
        app::Tour guide(console, parser.value(QStringLiteral("tour")));
        QObject::connect(&guide, &app::Tour::finished, &application, [](int code) { QCoreApplication::exit(code); });
        QTimer::singleShot(0, &guide, &app::Tour::start);
        return QApplication::exec();
    }
    console.window().show();
    if (parser.isSet(QStringLiteral("sandbox")))
        console.openSandbox();
    else if (parser.isSet(QStringLiteral("profile")) && !console.openProfile(parser.value(QStringLiteral("profile"))))
        console.tellTrouble(
            QCoreApplication::translate("main", "There is no profile “%1”.").arg(parser.value(QStringLiteral("profile"))),
            QCoreApplication::translate("main", "Choose a tenant below, or connect to a new one."));
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "import") == 0)
        return importWithoutWindow(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "call") == 0)
        return callWithoutWindow(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "export") == 0)
        return exportWithoutWindow(argc, argv);
    return window(argc, argv);
}
