// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What FormatDesignerPage says: troubles and their remedies, what came of creating, why it is off.

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

#include <api/client/method.h>
#include <models/connect/errorwords.h>
#include <views/formats/fieldproperties.h>
#include <views/formats/formatdesignerpage.h>
#include <views/formats/formatfieldstable.h>
#include <views/shared/banner.h>
#include <views/shared/emptystate.h>
#include <views/shared/fieldtext.h>
#include <views/shared/figures.h>
#include <views/shared/states.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

#include <algorithm>

namespace outdial::views {

using models::FormatCreation;
using models::FormatFault;
using models::FormatTrouble;
using State = models::FormatCreation::State;

namespace {

void markError(QLineEdit *edit, const QString &sentence)
{
    setLook(edit, "error", !sentence.isEmpty());
    edit->setAccessibleDescription(sentence);
}

} // namespace

void FormatDesignerPage::refresh()
{
    if (m_creation == nullptr)
        return; // at its end
    const QString name = m_design->formatName().trimmed();
    setTitle(!name.isEmpty() ? name : isTeaching() ? tr("Format without a name") : tr("New format"));
    badge()->setState(StateLook::Plain, isTeaching() ? tr("Teaching") : m_draftId.isEmpty() ? tr("New") : tr("Draft"));
    badge()->show();
    refreshTable();
    refreshBanners();
    refreshFoot();
    refreshActions();
}

void FormatDesignerPage::refreshTable()
{
    const int rows = m_design->rowCount();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    m_properties->setVisible(rows > 0);
    setDetailsVisible(rows > 0 || m_design->sample() != nullptr);
    m_compareButton->setEnabled(rows > 0);
    m_saveButton->setEnabled(rows > 0);
    m_table->setMaximumHeight(px(32) + px(36) * rows + 2); // so that “Add field” stands below the last row
    m_table->setEditable(!m_done && !m_creation->isBusy());
    m_properties->setEditable(!m_done && !m_creation->isBusy());
    const auto sample = m_design->sample();
    m_found->setText(sample ? tr("%n column(s) found in %1", nullptr, int(sample->columns.size())).arg(sample->name) : QString());
    if (rows > 0)
        return;
    if (m_learning)
        m_empty->setContent(QStringLiteral("drop-file"), tr("Reading a record of the list…"),
                            tr("Its field names are taken over; the types are proposed."));
    else if (isTeaching())
        m_empty->setContent(m_learnProblem.isEmpty() ? QStringLiteral("drop-file") : QStringLiteral("did-not-load"),
                            tr("The fields of “%1” are not known here").arg(m_design->formatName()),
                            m_learnProblem.isEmpty()
                                ? tr("The API does not tell them. Start from a file with these columns, from a "
                                     "record, or from another format, and confirm what is proposed. "
                                     "Nothing is sent.")
                                : m_learnProblem);
    else
        m_empty->setContent(QStringLiteral("drop-file"), tr("Start a format"),
                            tr("Drop a CSV file here: fields are proposed from its columns. Templates, known formats and format "
                               "files are under “Start from…”. Nothing is sent before you choose Create."));
    m_empty->setPrimary(m_learning ? QString() : tr("Choose a CSV file…"), QStringLiteral("document-import"));
    m_empty->setOther(m_learning                               ? QString()
                      : isTeaching() && !m_teachList.isEmpty() ? tr("Read field names from a record")
                                                               : tr("Add a field by hand"),
                      QStringLiteral("list-add"));
}

void FormatDesignerPage::refreshBanners()
{
    const auto &troubles = m_design->troubles();
    const auto first = std::ranges::find_if(troubles, [](const FormatTrouble &trouble) {
        return trouble.fault != FormatFault::NoFormatName && trouble.fault != FormatFault::NoFields;
    });
    if (first == troubles.end()) {
        banners()->dismiss(QStringLiteral("trouble"));
    } else {
        Banner *banner = banners()->tell(QStringLiteral("trouble"), Tone::Err, first->title, first->reason, first->remedy);
        banner->setAside(troubles.size() > 1 ? tr("1 of %1").arg(troubles.size()) : QString());
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, this, [this, trouble = *first] {
            // The button may go with the trouble.
            m_table->setFocus(Qt::OtherFocusReason);
            m_design->mend(trouble);
        });
    }
    tellCreation();
}

void FormatDesignerPage::tellCreation()
{
    const QString key = QStringLiteral("creation");
    const QString name = m_creation->sentListName();
    const auto &error = m_creation->error();
    switch (m_creation->state()) {
    case State::LookingUp:
        banners()->tell(key, Tone::Warn, tr("The answer was lost."),
                        tr("“%1” is looked up among the lists of the tenant. Nothing is sent twice.").arg(name));
        return;
    case State::Unknown: {
        Banner *banner =
            banners()->tell(key, Tone::Warn, tr("It is not known whether “%1” was created.").arg(name),
                            tr("Nothing was sent twice.") +
                                (error ? QString(u' ' + models::errorSentence(*error, api::Method::GetLists)) : QString()),
                            tr("Look up again"));
        disconnect(banner, &Banner::buttonClicked, this, nullptr);
        connect(banner, &Banner::buttonClicked, m_creation, &FormatCreation::lookUpAgain);
        return;
    }
    case State::Absent:
        banners()->tell(key, Tone::Warn, tr("“%1” was not created.").arg(name),
                        tr("The answer was lost, and at %1 the tenant had no such list. Create sends it again; its names are "
                           "unique, so there cannot be two.")
                            .arg(clockText(m_creation->lookedUpAt().toLocalTime())));
        return;
    default:
        break;
    }
    if (error)
        banners()->tell(key, Tone::Err, tr("Nothing was created."),
                        models::errorSentence(*error, api::Method::CreateListWithNewFormat));
    else
        banners()->dismiss(key);
}

// Behind "Create is off:"; empty when it is on.
QString FormatDesignerPage::whyNot() const
{
    if (m_done)
        return tr("done");
    if (m_creation->state() == State::Sending)
        return tr("the list is being created");
    if (m_creation->state() == State::LookingUp)
        return tr("the list is looked up");
    if (m_creation->state() == State::Unknown)
        return tr("the last answer is unknown");
    if (m_design->rowCount() == 0)
        return tr("no fields yet");
    if (!m_design->troubles().empty())
        return tr("%n problem(s)", nullptr, int(m_design->troubles().size()));
    if (!isTeaching() && (!m_session || m_session->connection() == models::Session::Connection::Offline))
        return tr("the tenant does not answer");
    return {};
}

void FormatDesignerPage::refreshFoot()
{
    showText(m_formatEdit, m_design->formatName());
    showText(m_listEdit, m_design->listName());
    m_listEdit->setPlaceholderText(FormatCreation::defaultListName(m_design->formatName()));
    const bool teaching = isTeaching();
    m_listLabel->setVisible(!teaching);
    m_listEdit->setVisible(!teaching);
    m_formatEdit->setReadOnly(teaching || m_done || m_creation->isBusy());
    m_listEdit->setReadOnly(m_done || m_creation->isBusy());
    setLook(m_formatEdit, "readOnly", m_formatEdit->isReadOnly());
    setLook(m_listEdit, "readOnly", m_listEdit->isReadOnly());

    const bool nameless = m_design->formatName().trimmed().isEmpty() && m_design->rowCount() > 0;
    const QString formatError = nameless ? tr("The format needs a name.") : m_creation->formatNameError();
    const QString listError = m_creation->listNameError();
    markError(m_formatEdit, formatError);
    markError(m_listEdit, listError);
    m_nameError->setText(formatError == listError || listError.isEmpty() ? formatError
                         : formatError.isEmpty()                         ? listError
                                                                         : QString(formatError + u' ' + listError));
    m_nameError->setVisible(!m_nameError->text().isEmpty());

    const QString why = whyNot();
    m_act->setText(teaching ? tr("Remember these fields") : tr("Create list and format"));
    m_act->setEnabled(why.isEmpty());
    m_whyIcon->setVisible(!m_done && m_creation->canCreate() && m_design->rowCount() > 0 && !m_design->troubles().empty());
    m_why->setText(why.isEmpty() ? (teaching ? tr("Kept on this computer, nothing is sent") : QString())
                   : teaching    ? tr("Remembering is off: %1").arg(why)
                                 : tr("Create is off: %1").arg(why));
    m_keep->setEnabled(!m_done && m_design->rowCount() > 0 && m_design->isTouched());
}

void FormatDesignerPage::refreshActions()
{
    const bool editable = !m_done && !m_creation->isBusy();
    const int row = m_table->currentIndex().row();
    m_undo->setEnabled(editable && m_design->canUndo());
    m_redo->setEnabled(editable && m_design->canRedo());
    for (QAction *each : {m_remove, m_rename, m_retype})
        each->setEnabled(editable && row >= 0);
    m_up->setEnabled(editable && row > 0);
    m_down->setEnabled(editable && row >= 0 && row + 1 < m_design->rowCount());
    m_keepAction->setEnabled(m_keep->isEnabled());
    m_actAction->setEnabled(m_act->isEnabled());
    m_actAction->setText(m_act->text());
    m_startButton->setEnabled(editable);
}

} // namespace outdial::views
