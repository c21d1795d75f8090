#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace vantage {

enum class TableFormat {
    Tsv, ///< for spreadsheets: tabs and line breaks inside a cell become spaces
    Csv, ///< RFC 4180, separated by commas
    Markdown,
};

/// The role that holds a cell's text for files ("0.412", "+0.031", "absent"): without arrows and in no language's
/// number format. Cells without it give their DisplayRole.
constexpr int plainTextRole = Qt::UserRole + 1;

/// A whole table with its header, in the order of the model given (a proxy gives what is sorted).
QString tableText(const QAbstractItemModel &model, TableFormat format);

/// The smallest rectangle of cells that holds the selection, with its header; the whole table where nothing is
/// selected.
QString selectionText(const QAbstractItemModel &model, const QModelIndexList &selection, TableFormat format);

} // namespace vantage
