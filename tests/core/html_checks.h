#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <string>

namespace vantage::samples {

/// The first tag that is not closed in order, or an empty text.
inline QString unbalancedTag(const std::string &html)
{
    static const QStringList closedByThemselves{"meta", "br", "img", "path", "circle", "line", "rect"};
    static const QRegularExpression tags("<(/?)([a-zA-Z0-9]+)(?:[^<>\"]|\"[^\"]*\")*?(/?)>");
    QString text = QString::fromStdString(html);
    text.remove(QRegularExpression("<!DOCTYPE[^>]*>"));
    QStringList open;
    for (auto found = tags.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch tag = found.next();
        if (closedByThemselves.contains(tag.captured(2)))
            continue;
        if (tag.captured(1).isEmpty())
            open.append(tag.captured(2));
        else if (open.isEmpty() || open.takeLast() != tag.captured(2))
            return tag.captured(0);
    }
    return open.join(' ');
}

inline bool has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

} // namespace vantage::samples
