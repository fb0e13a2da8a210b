using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>Figures as charts take them, with the words that say them.</summary>
public sealed class ComparisonFigures(IStringLocalizer<CompareTexts> texts)
{
    private const string DontKnow = "?", NotAsked = "×";

    public string NameOf(ComparedArea area) =>
        area.Level is null ? texts["TogetherName", area.Municipalities] : AreaNames.Shown(area.Code, area.Name!);

    public static ChartUnit UnitOf(Indicator indicator) => indicator.Unit switch
    {
        IndicatorUnit.Percent => ChartUnit.Percent,
        IndicatorUnit.Mean or IndicatorUnit.Index or IndicatorUnit.Count => ChartUnit.Number,
    };

    /// <summary>Whether one municipality's figure is a yes or a no, and no number.</summary>
    public static bool IsYesOrNo(Indicator indicator) => indicator.Unit is IndicatorUnit.Percent or IndicatorUnit.Count;

    public static bool IsYesOrNo(Indicator indicator, ComparedArea area) => area.Level == AreaLevel.Municipality && IsYesOrNo(indicator);

    public ChartValue ValueOf(ComparedFigure figure) => figure switch
    {
        { Kind: FigureKind.NotAsked } => new ChartValue(null, NotAsked, Reason: texts["WhyNotAsked"]),
        { Kind: FigureKind.Withheld } => new ChartValue(null, Num.Suppressed, Reason: texts["WhyWithheld"]),
        { State: { } state } => OfMunicipality(state, figure.Definition!, figure.Row),
        _ => OfArea(figure.Definition!, figure.Row),
    };

    public ChangeRow ChangeOf(ComparedSeries series, bool isChosen)
    {
        var (from, to) = (ValueOf(series.Figures[^2]), ValueOf(series.Figures[^1]));
        var name = NameOf(series.Area);
        var (change, why) = ChangeOf(series.Change, series.Figures[^1].Definition?.Decimals ?? 0);
        return new ChangeRow(name, from, to, change, why, isChosen);
    }

    /// <param name="change">Null: what is compared is not published.</param>
    /// <param name="decimals">As many as the figures themselves are shown with.</param>
    /// <returns>The change, or else a word that tells of it or of why there is none.</returns>
    public (ChartChange? Change, string? Word) ChangeOf(ComparedChange? change, int decimals)
    {
        string? word = change switch
        {
            null => texts["WhyWithheld"].Value,
            { Transition: { } transition } => Word(transition),
            { Value: not null } => null,
            { Comparable: var comparable } => Word(comparable),
        };
        return (word is null && change?.Value is { } value ? new ChartChange(value, decimals, Charts.Decomposition.Of(change.Parts)) : null, word);
    }

    /// <summary>What became of a municipality's yes or no: "Nej → Ja", "Ja båda gångerna".</summary>
    public string MoveOf(ComparedSeries series) => series.Change?.Transition switch
    {
        null => texts["WhyWithheld"],
        Transition.KeptYes => texts["Transition_KeptYes"],
        Transition.KeptNo => texts["Transition_KeptNo"],
        { } transition => Word(transition) ?? "",
    };

    /// <summary>The steps as a trend has them: where there is nothing to compare, the line is cut too.</summary>
    public static TrendStep StepOf(RoundComparison comparison) => new(
        comparison.Comparable switch
        {
            TrendComparability.Yes => Comparability.Yes,
            TrendComparability.WithCare => Comparability.WithCare,
            TrendComparability.No or TrendComparability.NotAsked => Comparability.No,
        },
        comparison.Notes.IsEmpty ? null : string.Join(' ', comparison.Notes.Select(note => note.Text.Shown()).Distinct()));

    /// <summary>Rounds lie at their years, where their keys are years; else at equal distances.</summary>
    public static IReadOnlyList<TrendRound> RoundsOf(IReadOnlyList<ComparedRound> rounds)
    {
        var years = rounds.Select(round => int.TryParse(round.Round.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : (int?)null).ToList();
        var areYears = years.TrueForAll(year => year is not null) && years.Distinct().Count() == years.Count;
        return [.. rounds.Select((round, place) => new TrendRound(round.Round.Key, areYears ? years[place]!.Value : place))];
    }

    private ChartValue OfMunicipality(UnitState state, Indicator indicator, AreaRow row) => state switch
    {
        UnitState.Yes => new ChartValue(row.Value, texts["Yes"]),
        UnitState.No => new ChartValue(row.Value, texts["No"]),
        UnitState.Value => new ChartValue(row.Value, Num.Value(indicator, row)),
        UnitState.NotInvited => new ChartValue(null, NotAsked, Reason: texts["WhyNotInvited"]),
        UnitState.NoResponse => new ChartValue(null, Num.NoAnswer, Reason: texts["WhyNoResponse"]),
        UnitState.Unanswered => new ChartValue(null, Num.NoAnswer, Reason: texts["WhyUnanswered"]),
        UnitState.DontKnow => new ChartValue(null, DontKnow, Reason: texts["WhyDontKnow"]),
        UnitState.NotApplicable => new ChartValue(null, Num.NotApplicable, Reason: texts["WhyNotApplicable"]),
    };

    private ChartValue OfArea(Indicator indicator, AreaRow row)
    {
        var bounds = row is { Lower: { } lower, Upper: { } upper } ? new ChartBounds(lower, upper, Num.Bounds(indicator, row)!) : null;
        var value = Num.Value(indicator, row);
        var reason = row.Value is not null ? null : value switch
        {
            Num.Suppressed => texts["WhySuppressed"].Value,
            Num.NotApplicable => texts["WhyNotApplicable"].Value,
            _ => texts["WhyNoAnswer"].Value,
        };
        return new ChartValue(row.Value, value, Basis(indicator, row), reason, bounds);
    }

    private string? Basis(Indicator indicator, AreaRow row) => (indicator.Unit, row.Base) switch
    {
        (IndicatorUnit.Percent, { } count) => texts["NOfN", Num.Numerator(indicator, row), Num.Whole(count)].Value,
        (_, { } count) => texts["OfMunicipalities", Num.Whole(count)].Value,
        (_, null) => row.Counted > 0 ? texts["OfCounted", Num.Whole(row.Counted)].Value : null,
    };

    /// <summary>Null where a number rose, fell or stayed: the number tells.</summary>
    private string? Word(Transition transition) => transition switch
    {
        Transition.Gained => texts["Transition_Gained"].Value,
        Transition.Lost => texts["Transition_Lost"].Value,
        Transition.KeptYes or Transition.KeptNo => texts["Transition_Kept"].Value,
        Transition.NoFigureBefore or Transition.NoFigureNow or Transition.NoFigures => texts["Transition_NoFigures"].Value,
        Transition.NotComparable => texts["Transition_NotComparable"].Value,
        Transition.NotAsked => texts["Transition_NotAsked"].Value,
        Transition.Rose or Transition.Fell or Transition.KeptValue => null,
    };

    /// <summary>Why an area has no change.</summary>
    private string Word(TrendComparability comparable) => comparable switch
    {
        TrendComparability.Yes or TrendComparability.WithCare => texts["Transition_NoFigures"],
        TrendComparability.No => texts["Transition_NotComparable"],
        TrendComparability.NotAsked => texts["Transition_NotAsked"],
    };
}
