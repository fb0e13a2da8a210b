using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>What is to be compared.</summary>
/// <param name="Indicators">Keys, in the order they are to be shown; none: the first few there are.</param>
/// <param name="Areas">Codes of any levels, in the order they are to be shown: "00", "12", "A1", "1280".</param>
/// <param name="Rounds">Keys; none: all published rounds.</param>
/// <param name="Selection">Codes of municipalities to be counted together as one more area; none: no such area.</param>
public sealed record ComparisonQuery(
    IReadOnlyList<string> Indicators, IReadOnlyList<string> Areas, IReadOnlyList<string> Rounds, IReadOnlyList<string> Selection);

/// <summary>Indicators for areas over rounds, with what else there is to choose.</summary>
/// <param name="Rounds">In order of time, at least one.</param>
/// <param name="PublicRounds">Keys of all rounds that can be chosen, in order of time.</param>
/// <param name="Catalogue">All indicators that can be chosen, in the order of the latest questionnaire, then those that only earlier ones have.</param>
/// <param name="UnknownIndicators">Keys that were asked for and are not there.</param>
/// <param name="UnknownRounds">Keys that were asked for and are not there, or not public.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedRound> Rounds,
    IReadOnlyList<ComparedArea> Areas,
    IReadOnlyList<ComparedIndicator> Indicators,
    IReadOnlyList<string> PublicRounds,
    IReadOnlyList<CatalogueIndicator> Catalogue,
    IReadOnlyList<string> UnknownIndicators,
    IReadOnlyList<string> UnknownRounds);

public sealed record ComparedRound(Round Round, Release Release);

/// <param name="Questionnaire">The latest published one that has the indicator.</param>
public sealed record CatalogueIndicator(Questionnaire Questionnaire, Indicator Indicator);

/// <param name="Code">As in files; of municipalities counted together <see cref="TogetherCode"/>.</param>
/// <param name="Name">As in files; of municipalities counted together, null.</param>
/// <param name="Level">Null: municipalities that were chosen by hand and are counted together.</param>
/// <param name="Municipalities">How many are in it, invited or not.</param>
/// <param name="Population">Inhabitants on 31 December 2024 (SCB).</param>
public sealed record ComparedArea(string Code, string? Name, AreaLevel? Level, int Municipalities, int Population)
{
    public const string TogetherCode = "urval";

    /// <returns>Null where there is no area of the code.</returns>
    public static ComparedArea? Find(string code)
    {
        foreach (var level in Enum.GetValues<AreaLevel>())
        {
            if (RoundFigures.AreasAt(level).FirstOrDefault(area => area.Code == code) is { } area)
                return Of(area.Code, area.Name, level, Areas.Sweden.Municipalities.Where(municipality => RoundFigures.AreaOf(municipality, level) == code));
        }

        return null;
    }

    /// <summary>Every area of the levels, in the order of the levels and of code.</summary>
    internal static IEnumerable<ComparedArea> At(params IEnumerable<AreaLevel> levels) =>
        levels.SelectMany(level => RoundFigures.AreasAt(level).Select(area => Find(area.Code)!));

    internal static ComparedArea Together(IReadOnlyCollection<string> municipalities) =>
        Of(TogetherCode, null, null, municipalities.Select(code => Areas.Sweden.FindMunicipality(code)!));

    private static ComparedArea Of(string code, string? name, AreaLevel? level, IEnumerable<Municipality> municipalities)
    {
        var all = municipalities.ToList();
        return new ComparedArea(code, name, level, all.Count, all.Sum(municipality => municipality.Population));
    }
}

/// <param name="Indicator">Its definition in the latest of the chosen rounds that has it; in none of them, the latest there is.</param>
/// <param name="Steps">Between each two neighbouring rounds, whether their figures may be set beside each other.</param>
/// <param name="Areas">In the order of <see cref="Comparison.Areas"/>.</param>
public sealed record ComparedIndicator(Indicator Indicator, IReadOnlyList<RoundComparison> Steps, IReadOnlyList<ComparedSeries> Areas);

/// <summary>One indicator for one area.</summary>
/// <param name="Figures">One per round, in order of time.</param>
/// <param name="Change">From the last round but one to the last; null with a single round, or where one of them is not for everyone.</param>
public sealed record ComparedSeries(ComparedArea Area, IReadOnlyList<ComparedFigure> Figures, ComparedChange? Change);

/// <param name="Value">As <see cref="TrendRow.Change"/>, but null too where the rounds may not be compared.</param>
/// <param name="Transition">For municipalities only.</param>
/// <param name="Parts">What the value is made of; null where it is, and for counts and municipalities.</param>
public sealed record ComparedChange(double? Value, TrendComparability Comparable, Transition? Transition, Decomposition? Parts = null)
{
    internal static ComparedChange Of(TrendRow row, RoundComparison comparison, Transition? transition = null) =>
        comparison.Comparable == TrendComparability.No
            ? new ComparedChange(null, comparison.Comparable, transition)
            : new ComparedChange(row.Change, comparison.Comparable, transition, transition is null ? row.Decomposition : null);
}

/// <summary>Whether there is a figure at all, whatever its value.</summary>
public enum FigureKind
{
    Figure,

    /// <summary>The round does not have the indicator.</summary>
    NotAsked,

    /// <summary>The indicator is not published at the area's level (semantics §8).</summary>
    Withheld,
}

/// <param name="Definition">The round's own; null where it is not asked there.</param>
/// <param name="Row">Empty unless the kind is <see cref="FigureKind.Figure"/>.</param>
/// <param name="State">For municipalities only.</param>
public sealed record ComparedFigure(FigureKind Kind, Indicator? Definition, AreaRow Row, UnitState? State)
{
    internal static readonly ComparedFigure NotAsked = new(FigureKind.NotAsked, null, default, null);

    internal static ComparedFigure Withheld(Indicator definition) => new(FigureKind.Withheld, definition, default, null);

    /// <summary>The published figure of an area; where there is none for everyone, why.</summary>
    /// <param name="definition">The round's own; null where it does not have the indicator.</param>
    /// <param name="place">Of the area among those of its level.</param>
    internal static ComparedFigure Of(RoundFigures round, Indicator? definition, AreaLevel level, int place)
    {
        if (definition is null)
            return NotAsked;
        if (!Disclosure.Allows(definition, level, RoundFigures.AreasAt(level)[place].Code))
            return Withheld(definition);
        UnitState? state = level == AreaLevel.Municipality ? round.Results(definition).States[place] : null;
        return new ComparedFigure(FigureKind.Figure, definition, round.Rows(definition, level)[place], state);
    }
}
