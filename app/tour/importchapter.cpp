// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The import of a hundred thousand rows, with all its steps; and whether the tenant holds what it should in the end.

#include <QDialog>
#include <QLabel>
#include <QTableView>
#include <QtConcurrent>

#include <app/tour/tour.h>
#include <models/connect/answered.h>
#include <models/transfer/importsmodel.h>
#include <views/transfer/importpage.h>
#include <views/transfer/importspage.h>

#include <algorithm>

namespace outdial::app {

using views::ImportPage;

void Tour::importChapter()
{
    const auto page = [this] { return qobject_cast<ImportPage *>(m_console.window().currentPage()); };
    const auto at = [page](int step) { return [page, step] { return page() != nullptr && page()->step() == step; }; };
    quietly(
        [this] {
            const auto write = [path = m_files.filePath(QStringLiteral("Spring leads.csv"))] {
                return writeSample(path, {"WINDOWS-1252", ';', 100'000});
            };
            models::whenAnswered(QtConcurrent::run(write), this, [this](const tl::expected<SampleFile, QString> &made) {
                if (made)
                    m_sample = *made;
                else
                    complain(made.error());
            });
        },
        [this] { return m_sample.rows > 0 || !m_complaints.isEmpty(); });
    add(
        QStringLiteral("import-source"),
        [this] {
            m_console.window().openPage(views::PageId::Imports);
            m_console.imports().startImport(m_files.filePath(QStringLiteral("Spring leads.csv")), {});
        },
        [this, page] {
            const auto *choice = table(QStringLiteral("Calling lists to import into"));
            return page() != nullptr && !page()->job()->isReading() && choice != nullptr && choice->model()->rowCount() > 5;
        });
    add(
        QStringLiteral("import-update-mode"), [page] { page()->job()->setMode(models::ImportMode::Update); },
        [page] { return page()->job()->mode() == models::ImportMode::Update; });
    quietly([page] { page()->job()->setMode(models::ImportMode::Add); });
    add(
        QStringLiteral("import-reading"),
        [this] {
            auto *choice = table(QStringLiteral("Calling lists to import into"));
            for (int row = 0; row < choice->model()->rowCount(); ++row) {
                if (choice->model()->index(row, 0).data().toString() == QLatin1String("Spring leads"))
                    choice->setCurrentIndex(choice->model()->index(row, 0));
            }
            press(QStringLiteral("Next: Reading"));
        },
        at(ImportPage::Reading));
    add(
        QStringLiteral("import-mapping"), [this] { press(QStringLiteral("Next: Mapping")); },
        [page] {
            return page() != nullptr && page()->step() == ImportPage::Mapping && page()->job()->mapping().mappedCount() >= 6;
        });
    add(
        QStringLiteral("import-adjust"), [this] { press(QStringLiteral("Adjust last_name…")); },
        [this] { return openDialog() != nullptr; });
    closeDialog();
    add(
        QStringLiteral("import-check"), [this] { press(QStringLiteral("Next: Check")); },
        [page] { return page() != nullptr && page()->job()->phase() == models::ImportJob::Phase::Checked; });
    // As it looks when the first row of the first problem was mended; then it is taken back, since the sample's numbers are
    // known.
    add(QStringLiteral("import-mended"), [page] {
        auto *job = page()->job();
        const auto report = job->report();
        const auto &row = report.problems.front().samples.front();
        const int column = job->mapping().sources.at(size_t(report.problems.front().field)).column;
        job->mendCells({{row.row, column, row.cells.value(column) + QStringLiteral("7")}});
    });
    quietly([page] {
        auto *job = page()->job();
        const auto report = job->report();
        const int column = job->mapping().sources.at(size_t(report.problems.front().field)).column;
        job->mendCells({{report.problems.front().samples.front().row, column, std::nullopt}});
    });
    quietly([this] { press(QStringLiteral("Where the numbers are")); });
    add(QStringLiteral("import-places"), {});
    quietly([this] { press(QStringLiteral("Skip all blocked rows")); },
            [this] { return canPress(QStringLiteral("Next: Plan")); });
    add(
        QStringLiteral("import-plan"), [this] { press(QStringLiteral("Next: Plan")); }, at(ImportPage::Plan));
    add(
        QStringLiteral("import-run"),
        [this, page] {
            const auto ready = page()->job()->report().ready;
            press(ImportPage::tr("Add %n record(s)", nullptr, int(ready)));
            if (page()->step() != ImportPage::Run)
                page()->next();
        },
        [page] { return page() != nullptr && page()->job()->progress().receipt.read > 30'000; });
    add(QStringLiteral("import-receipt"), {}, at(ImportPage::Receipt));
    quietly([this] { verifyImport(); });
    add(
        QStringLiteral("import-undo"), [this] { press(QStringLiteral("Undo this import…")); },
        [this] {
            const auto labels = openDialog() != nullptr ? openDialog()->findChildren<QLabel *>() : QList<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->text().contains(QLatin1String("were added by this import"));
            });
        });
    closeDialog();
    add(
        QStringLiteral("imports"), [this] { m_console.window().openPage(views::PageId::Imports); },
        [this] { return m_console.imports().imports()->rowCount() > 0; });
}

void Tour::verifyImport()
{
    const auto *job = m_console.imports().imports()->jobAt(0);
    const auto receipt = job == nullptr ? models::Receipt() : job->progress().receipt;
    if (!receipt.balances() || receipt.read != m_sample.rows || receipt.added != m_sample.good)
        complain(QStringLiteral("the receipt is not right: %1").arg(QString::fromUtf8(receipt.toJson())));
    for (auto cause = m_sample.bad.cbegin(); cause != m_sample.bad.cend(); ++cause) {
        if (receipt.causes.value(cause.key()) != cause.value())
            complain(QStringLiteral("%1 rows of %2, not %3")
                         .arg(receipt.causes.value(cause.key()))
                         .arg(models::causeName(cause.key()))
                         .arg(cause.value()));
    }
    const auto *sandbox = m_console.embeddedSandbox();
    auto stored = sandbox->storedValues(sandbox->listIdByName(QStringLiteral("Spring leads")), QStringLiteral("customer_id"));
    QStringList wanted;
    for (qint64 row = 0; row < m_sample.rows; ++row) {
        if (isSampleRowGood(row))
            wanted.append(sampleId(row));
    }
    // What was in the list before stands before it.
    if (stored.mid(stored.size() - wanted.size()) != wanted)
        complain(QStringLiteral("the tenant does not hold exactly the good rows"));
}

} // namespace outdial::app
