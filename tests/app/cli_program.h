#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

// vantage-cli as the tests run it.

inline constexpr int done = 0, usage = 2, badInput = 3, stopped = 130;

struct Outcome
{
    int code = -1;
    QString out, error;

    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    QJsonArray list() const { return QJsonDocument::fromJson(out.toUtf8()).array(); }
};

inline Outcome outcomeOf(QProcess &process)
{
    if (!process.waitForFinished(600000))
        qFatal("vantage-cli did not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

inline Outcome cli(const QStringList &arguments)
{
    QProcess process;
    process.start(VANTAGE_CLI, arguments);
    return outcomeOf(process);
}
