using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Trends;

/// <summary>A round of an indicator's series.</summary>
/// <param name="Row">The figure; null when the round does not have the indicator.</param>
/// <param name="SincePrevious">
/// Whether a line may be drawn from the point before, and the notes to draw it with; null for the first point.
/// </param>
public sealed record SeriesPoint(string Round, AreaRow? Row, RoundComparison? SincePrevious);

/// <summary>An indicator over all rounds: what a line is drawn of.</summary>
public static class TrendSeries
{
    /// <param name="rounds">In order of time, each with the figure of one and the same area.</param>
    /// <param name="between">The questionnaire of a round that is not in the series, or null where it is not known.</param>
    public static IReadOnlyList<SeriesPoint> Of(
        string indicatorKey, IReadOnlyList<(Questionnaire Questionnaire, AreaRow? Row)> rounds, Func<string, Questionnaire?> between) =>
        [.. rounds.Select((point, i) => new SeriesPoint(
            point.Questionnaire.Round,
            point.Row,
            i == 0 ? null : RoundComparison.Of(indicatorKey, rounds[i - 1].Questionnaire, point.Questionnaire, between)))];
}
