using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Charts;

/// <summary>A numbered note on two neighbouring rounds that may not be compared, or only with care.</summary>
/// <param name="Number">From 1, as it stands in the picture.</param>
public sealed record TrendNote(int Number, string From, string To, TrendStep Step);

/// <summary>The notes of one chart, or of several side by side: what is the same has the same number.</summary>
public sealed class TrendNotes
{
    private readonly List<TrendNote> _notes = [];

    public TrendNotes(params IReadOnlyList<TrendData> charts)
    {
        foreach (var chart in charts)
        {
            for (var step = 0; step < chart.Steps.Count; step++)
            {
                if (chart.Steps[step].Comparable != Comparability.Yes && Find(chart, step) is null)
                    _notes.Add(new TrendNote(_notes.Count + 1, chart.Rounds[step].Name, chart.Rounds[step + 1].Name, chart.Steps[step]));
            }
        }
    }

    public IReadOnlyList<TrendNote> All => _notes;

    /// <summary>Null where the two rounds can be compared without more ado.</summary>
    /// <param name="step">Its position: 0 is between the first and the second round.</param>
    public TrendNote? Find(TrendData chart, int step) => _notes.Find(note =>
        note.From == chart.Rounds[step].Name && note.To == chart.Rounds[step + 1].Name && note.Step == chart.Steps[step]);
}
