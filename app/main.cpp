// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Outdial: the console, or one of its commands without a window.

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <app/cli/applycommand.h>
#include <app/cli/callcommand.h>
#include <app/cli/campaignscommand.h>
#include <app/cli/dnccommand.h>
#include <app/cli/exportcommand.h>
#include <app/cli/importcommand.h>
#include <app/cli/interrupt.h>
#include <app/cli/jobscommand.h>
#include <app/cli/listscommand.h>
#include <app/cli/recordscommand.h>
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

// parse: makes of the words behind the command its arguments, or a sentence.
template <typename Command, typename Parse>
int withoutWindow(int argc, char **argv, Parse parse)
{
    QCoreApplication application(argc, argv);
    app::nameProgram();
    app::installTranslators();
    auto arguments = parse(application.arguments().mid(2));
    if (!arguments) {
        app::sayOnTerminal(arguments.error());
        return app::WrongUse;
    }
    Command command(*std::move(arguments));
    QObject::connect(&command, &Command::finished, &application, [](int code) { QCoreApplication::exit(code); });
    app::Interrupt interrupt;
    QObject::connect(&interrupt, &app::Interrupt::raised, &command, &Command::cancel);
    QTimer::singleShot(0, &command, &Command::start);
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
    const char *command = argc > 1 ? argv[1] : "";
    if (qstrcmp(command, "import") == 0)
        return withoutWindow<app::ImportCommand>(argc, argv, app::parseImport);
    if (qstrcmp(command, "export") == 0)
        return withoutWindow<app::ExportCommand>(argc, argv, app::parseExport);
    if (qstrcmp(command, "call") == 0)
        return withoutWindow<app::CallCommand>(argc, argv, app::parseCall);
    if (qstrcmp(command, "lists") == 0)
        return withoutWindow<app::ListsCommand>(argc, argv, app::parseLists);
    if (qstrcmp(command, "records") == 0)
        return withoutWindow<app::RecordsCommand>(argc, argv, app::parseRecords);
    if (qstrcmp(command, "jobs") == 0)
        return withoutWindow<app::JobsCommand>(argc, argv, app::parseJobs);
    if (qstrcmp(command, "campaigns") == 0)
        return withoutWindow<app::CampaignsCommand>(argc, argv, app::parseCampaigns);
    if (qstrcmp(command, "apply") == 0)
        return withoutWindow<app::ApplyCommand>(argc, argv, app::parseApply);
    if (qstrcmp(command, "dnc") == 0)
        return withoutWindow<app::DncCommand>(argc, argv, app::parseDnc);
    // A word that is no command is a mistake, not a wish for a window.
    if (command[0] != '\0' && command[0] != '-') {
        QCoreApplication application(argc, argv);
        app::installTranslators();
        app::sayOnTerminal(
            QCoreApplication::translate(
                "main",
                "There is no command “%1”. Known are import, export, call, campaigns, lists, records, dnc, jobs and apply.")
                .arg(QString::fromLocal8Bit(command)));
        return app::WrongUse;
    }
    return window(argc, argv);
}
