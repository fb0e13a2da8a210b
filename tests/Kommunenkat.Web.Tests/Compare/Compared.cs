using System.Collections.Immutable;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;

namespace Kommunenkat.Web.Tests.Compare;

/// <summary>Comparisons made by hand, of the indicators of 2025.</summary>
internal static class Compared
{
    private static readonly Questionnaire Questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    public static Indicator Indicator(string key) => Questionnaire.FindIndicator(key)!;

    public static ComparedArea Area(string code) => ComparedArea.Find(code)!;

    /// <summary>A share of an area above municipality; a base of less than five is too small.</summary>
    public static ComparedFigure Share(int numerator, int counted, int unknown = 0, string indicator = "styrdokument") => new(
        FigureKind.Figure, Indicator(indicator), new AreaRow(IndicatorUnit.Percent, numerator, counted, counted + unknown, counted, 0, unknown, counted < 5), null);

    /// <summary>One municipality's.</summary>
    public static ComparedFigure Of(UnitState state, double number = 0, string indicator = "styrdokument")
    {
        var counts = state is UnitState.Yes or UnitState.No or UnitState.Value;
        var row = new AreaRow(Indicator(indicator).Unit, state == UnitState.Yes ? 1 : number, counts ? 1 : 0, 1, 1, 0, counts ? 0 : 1, false);
        return new ComparedFigure(FigureKind.Figure, Indicator(indicator), row, state);
    }

    public static ComparedFigure NotAsked => new(FigureKind.NotAsked, null, default, null);

    public static ComparedFigure Withheld => new(FigureKind.Withheld, Indicator("styrdokument"), default, null);

    public static ComparedSeries Series(string area, ComparedChange? change, params IReadOnlyList<ComparedFigure> figures) => new(Area(area), figures, change);

    public static ComparedIndicator Of(string indicator, TrendComparability comparable, string? note, params IReadOnlyList<ComparedSeries> areas)
    {
        ImmutableArray<TrendNote> notes = note is null ? [] : [new TrendNote("2025", null, new LocalizedText(new Dictionary<string, string> { ["sv"] = note }, "sv"))];
        return new ComparedIndicator(Indicator(indicator), [.. Enumerable.Repeat(new RoundComparison(comparable, notes), areas[0].Figures.Count - 1)], areas);
    }

    /// <summary>As many of the rounds 2023 and 2025 as there are figures.</summary>
    public static Comparison Of(params IReadOnlyList<ComparedIndicator> indicators)
    {
        string[] rounds = ["2023", "2025"];
        return new Comparison(
            [.. rounds.TakeLast(indicators[0].Areas[0].Figures.Count).Select(key => new ComparedRound(
                new Round { Key = key, State = RoundState.Published, LatestRelease = 1 }, new Release(1, new DateTimeOffset(2025, 6, 5, 12, 0, 0, TimeSpan.Zero), null)))],
            [.. indicators[0].Areas.Select(series => series.Area)],
            indicators,
            rounds,
            [.. Questionnaire.Indicators.Select(indicator => new CatalogueIndicator(Questionnaire, indicator))],
            [],
            []);
    }
}
