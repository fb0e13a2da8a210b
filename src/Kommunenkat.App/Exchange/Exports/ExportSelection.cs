using Kommunenkat.App.Analysis;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>What to export.</summary>
/// <param name="Figures">Rounds, levels, areas, indicators and releases, as on the screen that it came from; none of a kind named: all.</param>
public sealed record ExportSelection(ObservationSelection Figures, ExportLanguage Language)
{
    /// <summary>Whether municipalities' answers are wanted too, for those who may read them.</summary>
    public bool WithAnswers { get; init; } = true;

    /// <summary>Whether contact data are wanted among the answers, for the agency.</summary>
    public bool WithPersonalData { get; init; }
}
