using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <summary>All that is published of one indicator, seen from one round.</summary>
/// <param name="Indicator">As the round defines it.</param>
/// <param name="Rounds">Every published round in order of time, for <see cref="Country"/>; the report's own has the release that was asked for.</param>
/// <param name="Country">The whole country over <see cref="Rounds"/>.</param>
/// <param name="Previous">The latest published round before the report's own that has the indicator; null where there is none.</param>
/// <param name="Development">From <see cref="Previous"/>, of the whole country; null where there is no such round.</param>
/// <param name="Counties">In the report's round, after <see cref="Previous"/> where there is one; in order of code.</param>
/// <param name="Groups">Likewise.</param>
/// <param name="Municipalities">Likewise; figures are withheld where the indicator is not published of municipalities.</param>
/// <param name="Missing">Who has not answered: the country, then each group; none where the indicator itself is of who has submitted.</param>
/// <param name="Wordings">What was asked in each published round that has the indicator, the latest first.</param>
public sealed record IndicatorReport(
    Indicator Indicator,
    ComparedRound Round,
    IReadOnlyList<ComparedRound> Rounds,
    ComparedIndicator Country,
    ComparedRound? Previous,
    AreaTrend? Development,
    IReadOnlyList<ComparedSeries> Counties,
    IReadOnlyList<ComparedSeries> Groups,
    ComparedIndicator Municipalities,
    IReadOnlyList<MissingAnswers> Missing,
    IReadOnlyList<IndicatorWording> Wordings)
{
    /// <summary>The whole country in the report's round.</summary>
    public AreaRow Row => Country.Areas[0].Figures[Rounds.Index().Single(round => round.Item == Round).Index].Row;

    /// <summary>Of the whole country since <see cref="Previous"/>; null where there is no such round.</summary>
    public ComparedChange? Change => Development is null ? null : ComparedChange.Of(Development.Row, Development.Comparison);
}

/// <summary>Why municipalities of an area are not in the base; with the base they are all that were invited.</summary>
/// <param name="NotSubmitted">Invited, but nothing submitted.</param>
/// <param name="Unanswered">Submitted, but not answered, or answered "don't know" where that is not counted.</param>
/// <param name="NotApplicable">The question was not for them.</param>
public sealed record MissingAnswers(Area Area, int Invited, int InBase, int NotSubmitted, int Unanswered, int NotApplicable);

/// <param name="Indicator">As the round defines it.</param>
/// <param name="Items">The items it is made of, in the order of the questionnaire; none where it is made of who has submitted.</param>
public sealed record IndicatorWording(string Round, Indicator Indicator, IReadOnlyList<Item> Items);
