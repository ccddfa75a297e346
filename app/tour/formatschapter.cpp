// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The stops at the formats: those that are known, the designer with a file beside it, a problem, types with properties, names
// that are taken, a format that is taught, drafts.

#include <QDialog>
#include <QFile>
#include <QTableView>

#include <app/console/designing.h>
#include <app/tour/sampleleads.h>
#include <app/tour/tour.h>
#include <models/formats/formatdesign.h>
#include <models/formats/storedrowmodel.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatfieldstable.h>
#include <views/formats/formatspage.h>
#include <views/formats/storedpane.h>

namespace outdial::app {

namespace {

views::FormatDesignerPage *designerOf(Console &console)
{
    return qobject_cast<views::FormatDesignerPage *>(console.window().currentPage());
}

} // namespace

void Tour::formatsChapter()
{
    const auto designer = [this] { return designerOf(m_console); };
    const auto judged = [designer] { return designer() != nullptr && designer()->design().verdict().has_value(); };
    const auto rowNamed = [designer](const QString &name) { return designer()->design().format().indexOf(name); };
    add(
        QStringLiteral("formats"), [this] { m_console.window().openPage(views::PageId::Formats); },
        [this] {
            const auto *model = m_console.designing().page().model();
            return model != nullptr && model->state() == models::FormatsModel::State::Done && model->total() > 0;
        });
    add(
        QStringLiteral("format-new"), [this] { m_console.designing().newFormat(); },
        [designer] { return designer() != nullptr; });
    add(
        QStringLiteral("format-from-file"),
        [this, designer] {
            const QString path = m_files.filePath(QStringLiteral("Spring leads.csv"));
            SampleKind kind;
            kind.rows = 5'000;
            if (!QFile::exists(path) && !writeSample(path, kind))
                complain(QStringLiteral("the sample for the format cannot be written"));
            designer()->openCsv(path);
        },
        judged);
    add(
        QStringLiteral("format-problem"),
        [designer] {
            auto &design = designer()->design();
            const quint64 last = design.idAt(design.rowCount() - 1);
            design.toggle(last, models::FormatDesign::SkipColumn);
            design.toggle(last, models::FormatDesign::KeyColumn);
            design.setFormatName(QStringLiteral("Renewals US v3"));
        },
        judged);
    add(QStringLiteral("format-problem-1366x768"), {}, judged);
    m_stops.back().size = QSize(1366, 768);
    add(
        QStringLiteral("format-refused-rows"),
        [designer] {
            auto &design = designer()->design();
            while (!design.troubles().empty() && !design.troubles().front().remedy.isEmpty())
                design.mend(design.troubles().front());
        },
        [designer, judged] {
            if (!judged())
                return false;
            designer()->stored()->model()->setOnlyRefused(true);
            return true;
        });
    add(
        QStringLiteral("format-date"),
        [designer, rowNamed] {
            designer()->fields()->setCurrentField(
                designer()->design().idAt(std::max(0, rowNamed(QStringLiteral("renewal_date")))));
        },
        judged);
    add(
        QStringLiteral("format-compare"), [designer] { designer()->compareWithOthers(); },
        [this] { return openDialog() != nullptr; });
    closeDialog();
    add(
        QStringLiteral("format-name-taken"),
        [designer] {
            designer()->design().setListName(QStringLiteral("Spring leads"));
            designer()->act();
        },
        [designer] { return designer() != nullptr && !designer()->creation().listNameError().isEmpty(); });
    add(
        QStringLiteral("formats-draft"),
        [this, designer] {
            designer()->keepDraft();
            m_console.window().openPage(views::PageId::Formats);
        },
        [this] {
            const auto *model = m_console.designing().page().model();
            return model->rowCount() > 0 && model->at(0)->draft;
        });
    add(
        QStringLiteral("format-teach"),
        [this] { m_console.designing().teach(QStringLiteral("NOT-KNOWN"), QStringLiteral("Winback 2023")); },
        [designer] { return designer() != nullptr && designer()->design().rowCount() == 0; });
    quietly([this] { m_console.window().openPage(views::PageId::Formats); }, {});
}

} // namespace outdial::app
