#include "widgets/tables/table_text.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <algorithm>

namespace vantage {
namespace {

QString escaped(QString cell, TableFormat format)
{
    switch (format) {
    case TableFormat::Tsv: return cell.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
    case TableFormat::Csv:
        if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r'))
            return cell;
        return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    case TableFormat::Markdown: break;
    }
    return cell.replace(u'|', QStringLiteral("\\|")).replace(u'\n', u' ');
}

QString lineOf(const QStringList &cells, TableFormat format)
{
    switch (format) {
    case TableFormat::Tsv: return cells.join(u'\t') + u'\n';
    case TableFormat::Csv: return cells.join(u',') + QStringLiteral("\r\n");
    case TableFormat::Markdown: break;
    }
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString rectangle(const QAbstractItemModel &model, int top, int bottom, int left, int right, TableFormat format)
{
    QString text;
    QStringList cells;
    for (int column = left; column <= right; ++column)
        cells << escaped(model.headerData(column, Qt::Horizontal).toString(), format);
    text += lineOf(cells, format);
    if (format == TableFormat::Markdown) {
        cells.clear();
        for (int column = left; column <= right; ++column) {
            const auto alignment = model.index(top, column).data(Qt::TextAlignmentRole).toInt();
            cells << (alignment & Qt::AlignRight ? QStringLiteral("---:") : QStringLiteral("---"));
        }
        text += lineOf(cells, format);
    }
    for (int row = top; row <= bottom; ++row) {
        cells.clear();
        for (int column = left; column <= right; ++column) {
            const QModelIndex index = model.index(row, column);
            const QVariant plain = index.data(plainTextRole);
            cells << escaped(plain.isValid() ? plain.toString() : index.data().toString(), format);
        }
        text += lineOf(cells, format);
    }
    return text;
}

} // namespace

QString tableText(const QAbstractItemModel &model, TableFormat format)
{
    if (model.columnCount() == 0)
        return {};
    return rectangle(model, 0, model.rowCount() - 1, 0, model.columnCount() - 1, format);
}

QString selectionText(const QAbstractItemModel &model, const QModelIndexList &selection, TableFormat format)
{
    if (selection.isEmpty())
        return tableText(model, format);
    const auto [top, bottom] = std::minmax_element(selection.begin(), selection.end(),
                                                   [](const auto &a, const auto &b) { return a.row() < b.row(); });
    const auto [left, right] = std::minmax_element(
        selection.begin(), selection.end(), [](const auto &a, const auto &b) { return a.column() < b.column(); });
    return rectangle(model, top->row(), bottom->row(), left->column(), right->column(), format);
}

} // namespace vantage
