#pragma once

#include "widgets/tables/confusion_grid.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace vantage {

/// A ConfusionGrid with the choice of its scale and a line that explains the cell under the cursor.
/// Object names: confusionGrid, scaleBox, cellLabel, copyConfusionButton, saveConfusionButton. Ctrl+C copies.
class ConfusionView : public QWidget
{
    Q_OBJECT
public:
    explicit ConfusionView(QWidget *parent = nullptr);

    void setConfusion(const ClassMap &classes, const ConfusionMatrix &confusion);
    void clear();
    void setPlaceholder(const QString &text); ///< shown while there is no matrix
    void setScale(ConfusionScale scale);
    ConfusionScale scale() const;
    ConfusionGrid *grid() const { return m_grid; }

    void copy() const;      ///< as tab-separated text
    QImage picture() const; ///< the heat map at the screen's pixel ratio

Q_SIGNALS:
    void saveRequested(); ///< the application asks for a file and writes picture() or grid()->text()

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    ConfusionGrid *m_grid;
    QComboBox *m_scale;
    QLabel *m_cell;
    QLabel *m_placeholder;
    QToolButton *m_copy;
    QToolButton *m_save;
};

} // namespace vantage
