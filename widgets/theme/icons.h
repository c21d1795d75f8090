#pragma once

#include <QIcon>

namespace vantage {

/// One-colour icons, drawn as paths in the colour of the palette's button text at the moment of painting: they follow a
/// change of theme by themselves and are sharp at every size and pixel ratio.
enum class Icon {
    Play,
    Pause,
    Stop,
    Cancel, ///< of a run: start or resume, pause, stop and keep, cancel and discard
    Folder,
    Open,
    New,
    Save,
    Copy,
    Export,
    Delete,
    Add,
    Remove,
    Up,
    Down,
    Undo,
    Redo,
    Settings,
    Help,
    Info,
    Warning,
    Error,
    Check,
    ZoomIn,
    ZoomOut,
    Fit,
    Swipe,
    Eye,
    EyeOff,
    Outline,
    Grid,
    Refresh,
    Search,
    Sort,
    Home,
    Data,
    Train,
    Inspect,
    Runs,
    Apply, ///< of a model, to frames
    Previous,
    Next,
    Theme,
    Language,
};

/// Grey when disabled, the highlighted text's colour when selected.
QIcon themeIcon(Icon icon);

/// The program's own mark, in its colours, for windows and desktop entries; 16 to 512 pixels.
QIcon applicationIcon();

} // namespace vantage
