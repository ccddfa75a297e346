// SPDX-FileCopyrightText: The Outdial developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include <models/campaigns/campaignwords.h>
#include <views/campaigns/actnews.h>
#include <views/shared/banner.h>

namespace outdial::views {

namespace {

// The context of the texts below.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ActNews)
};

} // namespace

Question dialQuestion(const models::CampaignRow &row, bool start)
{
    if (start)
        return {Text::tr("Start “%1”?").arg(row.name), Text::tr("It dials as soon as the tenant has started it."),
                Text::tr("Start the campaign"), Text::tr("Leave it stopped")};
    return {Text::tr("Stop “%1”?").arg(row.name), Text::tr("No further call is dialed until it is started again."),
            Text::tr("Stop the campaign"), Text::tr("Let it run")};
}

Banner *tellAct(BannerArea &area, const QString &key, const models::CampaignRow &row)
{
    if (row.failed) {
        Banner *banner = area.tell(key, Tone::Err, models::failureTitle(row), models::failureText(row), Text::tr("Try again"));
        banner->setClosable(true);
        return banner;
    }
    const bool start = row.pending->act == models::CampaignAct::Start;
    Banner *banner =
        area.tell(key, Tone::Warn,
                  start ? Text::tr("%1: start not confirmed.").arg(row.name) : Text::tr("%1: stop not confirmed.").arg(row.name),
                  models::notConfirmedText(row));
    banner->setClosable(false);
    return banner;
}

void tellActNews(BannerArea &area, const QString &sentence)
{
    const QString key = QStringLiteral("news");
    const qsizetype end = sentence.indexOf(QStringLiteral(". "));
    const QString happened = end < 0 ? sentence : sentence.left(end + 1);
    const QString rest = end < 0 ? QString() : sentence.mid(end + 2);
    area.dismiss(key);
    Banner *banner = area.tell(key, Tone::Accent, happened, rest, Text::tr("OK"));
    QObject::connect(banner, &Banner::buttonClicked, &area, [&area, key] { area.dismiss(key); });
}

} // namespace outdial::views
