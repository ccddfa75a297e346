// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <models/connect/certificate.h>
#include <views/connect/certificatesheet.h>
#include <views/shared/banner.h>
#include <views/shared/theme.h>
#include <views/shared/widgets.h>

namespace outdial::views {

namespace {

constexpr int sheetWidth = 600;
constexpr int labelWidth = 96;
constexpr int groupsPerLine = 8;
constexpr qsizetype mostNames = 6;

QString momentWords(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime(), QStringLiteral("d MMM yyyy HH:mm"));
}

QString namesWords(const QStringList &names)
{
    if (names.isEmpty())
        return CertificateSheet::tr("none");
    if (names.size() <= mostNames)
        return names.join(QStringLiteral(", "));
    return CertificateSheet::tr("%1 and %2 more")
        .arg(names.mid(0, mostNames).join(QStringLiteral(", ")))
        .arg(names.size() - mostNames);
}

QGridLayout *grid(QVBoxLayout *body)
{
    auto *made = new QGridLayout;
    made->setHorizontalSpacing(px(12));
    made->setVerticalSpacing(px(8));
    made->setColumnMinimumWidth(0, px(labelWidth));
    made->setColumnStretch(1, 1);
    body->addLayout(made);
    return made;
}

// label above nothing: facts are read, not filled in, so they stand beside it.
QLabel *addRow(QGridLayout *to, const QString &label, const QString &value, const char *type, QWidget *parent)
{
    const int row = to->rowCount();
    auto *name = makeLabel(label, "small", "muted", parent);
    auto *words = makeLabel(value, type, "", parent);
    words->setWordWrap(qstrcmp(type, "mono") != 0);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(QString(label % QStringLiteral(": ") % value));
    to->addWidget(name, row, 0, Qt::AlignLeft | Qt::AlignTop);
    to->addWidget(words, row, 1, Qt::AlignTop);
    return words;
}

} // namespace

CertificateSheet::CertificateSheet(const models::ConnectFailure &failure, QWidget *parent) : QDialog(parent)
{
    const QString title = tr("Certificate of “%1”").arg(failure.host);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(px(24), px(20), px(24), px(20));
    body->setSpacing(px(12));
    body->setSizeConstraint(QLayout::SetFixedSize);
    auto *heading = makeLabel(title, "pane", "", this);
    heading->setWordWrap(true);
    heading->setFixedWidth(px(sheetWidth - 48));
    body->addWidget(heading);
    addReason(body, failure);
    const auto facts = models::certificateFacts(failure.error ? failure.error->certificate : QByteArray());
    if (facts) {
        addFacts(body, *facts);
        body->addWidget(makeLine(Qt::Horizontal, this));
        addFingerprints(body, *facts, failure.profile.pinnedCertificate);
    }
    addButtons(body, failure.error && models::mayBeTrusted(*failure.error), facts ? facts->sha256 : QByteArray());
}

void CertificateSheet::addReason(QVBoxLayout *body, const models::ConnectFailure &failure)
{
    const bool changed = failure.error && failure.error->tlsReasons.testFlag(api::TlsReason::Changed);
    const bool revoked = failure.error && failure.error->tlsReasons.testFlag(api::TlsReason::Revoked);
    QStringList reasons = failure.error ? models::tlsReasonSentences(*failure.error, failure.host) : QStringList();
    QString first = tr("This computer could not verify it.");
    if (!reasons.isEmpty())
        first = reasons.takeFirst();
    reasons.append(changed ? tr("The tenant may have a new one, or another computer poses as it. Ask before you trust it.")
                           : tr("Another computer could pose as the tenant with one like it."));
    auto *banner = new Banner(changed || revoked ? Tone::Err : Tone::Warn, first, reasons.join(QLatin1Char(' ')), true, this);
    banner->setFixedWidth(px(sheetWidth - 48));
    body->addWidget(banner);
}

void CertificateSheet::addFacts(QVBoxLayout *body, const models::CertificateFacts &facts)
{
    auto *to = grid(body);
    addRow(to, tr("Issued to"), facts.subject, "", this);
    addRow(to, tr("Issued by"), facts.selfSigned ? tr("itself") : facts.issuer, "", this);
    addRow(to, tr("Valid from"), momentWords(facts.validFrom), "", this);
    addRow(to, tr("Valid to"), momentWords(facts.validTo), "", this);
    addRow(to, tr("Names"), namesWords(facts.names), "", this)->setToolTip(facts.names.join(QLatin1Char('\n')));
}

void CertificateSheet::addFingerprints(QVBoxLayout *body, const models::CertificateFacts &facts, const QByteArray &trustedBefore)
{
    auto *to = grid(body);
    addPrint(to, tr("SHA-256"), tr("Copy the SHA-256 fingerprint"), facts.sha256);
    addPrint(to, tr("SHA-1"), tr("Copy the SHA-1 fingerprint"), facts.sha1);
    if (!trustedBefore.isEmpty() && trustedBefore != facts.sha256)
        addRow(to, tr("Trusted so far\n(SHA-256)"), models::groupedFingerprint(trustedBefore, groupsPerLine), "mono", this);
}

void CertificateSheet::addPrint(QGridLayout *to, const QString &label, const QString &copy, const QByteArray &digest)
{
    addRow(to, label, models::groupedFingerprint(digest, groupsPerLine), "mono", this);
    auto *button = new IconButton(QStringLiteral("edit-copy"), copy, ButtonSize::Row, true, this);
    to->addWidget(button, to->rowCount() - 1, 2, Qt::AlignTop);
    connect(button, &QToolButton::clicked, this,
            [digest] { QGuiApplication::clipboard()->setText(models::fingerprint(digest)); });
}

void CertificateSheet::addButtons(QVBoxLayout *body, bool mayBeTrusted, const QByteArray &sha256)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addStretch(1);
    auto *cancel = new Button(mayBeTrusted ? tr("Cancel") : tr("Close"), ButtonKind::Normal, ButtonSize::Dialog, this);
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (!mayBeTrusted) {
        row->addWidget(cancel);
        body->addLayout(row);
        cancel->setFocus();
        return;
    }
    auto *compared = new QCheckBox(tr("I have &compared the fingerprint with whoever runs the tenant"), this);
    compared->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    body->addSpacing(px(4));
    body->addWidget(compared);
    auto *trust = new Button(tr("&Trust this certificate for this profile"), ButtonKind::Primary, ButtonSize::Dialog, this);
    trust->setAutoDefault(false);
    trust->setEnabled(false);
    trust->setToolTip(tr("First say that you have compared the fingerprint"));
    row->addWidget(cancel);
    row->addWidget(trust);
    body->addSpacing(px(4));
    body->addLayout(row);
    connect(compared, &QCheckBox::toggled, trust, [trust](bool said) {
        trust->setEnabled(said);
        trust->setToolTip(said ? QString() : tr("First say that you have compared the fingerprint"));
    });
    connect(trust, &QPushButton::clicked, this, [this, sha256] {
        accept();
        Q_EMIT trusted(sha256);
    });
    cancel->setFocus();
}

} // namespace outdial::views
