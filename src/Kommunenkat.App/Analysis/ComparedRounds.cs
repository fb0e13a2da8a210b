using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>Figures of some rounds to be set beside each other: each indicator for areas of any levels, with what may be compared.</summary>
internal sealed class ComparedRounds
{
    private readonly IReadOnlyList<RoundFigures> _rounds;
    private readonly IReadOnlyList<Func<string, Questionnaire?>> _between;

    /// <param name="rounds">In order of time, at least one.</param>
    /// <param name="between">For each two neighbouring rounds, the questionnaires between them.</param>
    private ComparedRounds(IReadOnlyList<RoundFigures> rounds, IReadOnlyList<Func<string, Questionnaire?>> between) =>
        (_rounds, _between) = (rounds, between);

    /// <param name="stored">All rounds there are.</param>
    /// <param name="figures">Of some of them, in order of time, at least one.</param>
    public static async Task<ComparedRounds> OfAsync(
        DbSession session, QuestionnaireLibrary library, IReadOnlyList<Round> stored, IReadOnlyList<RoundFigures> figures)
    {
        var between = new List<Func<string, Questionnaire?>>();
        foreach (var (from, to) in figures.Zip(figures.Skip(1)))
            between.Add(await library.BetweenAsync(session, stored, from.Questionnaire, to.Questionnaire));
        return new ComparedRounds(figures, between);
    }

    /// <param name="latest">The indicator's latest definition, for where none of the rounds has it.</param>
    /// <param name="together">Municipalities that the area without a level is made of.</param>
    public ComparedIndicator Read(Indicator latest, IReadOnlyList<ComparedArea> areas, IReadOnlySet<string> together)
    {
        var key = latest.Key;
        var definitions = _rounds.Select(round => round.Questionnaire.FindIndicator(key)).ToList();
        var steps = _between.Select((questionnaires, step) =>
            RoundComparison.Of(key, _rounds[step].Questionnaire, _rounds[step + 1].Questionnaire, questionnaires)).ToList();
        var trends = new Dictionary<AreaLevel, IReadOnlyList<AreaTrend>>();
        return new ComparedIndicator(
            definitions.FindLast(definition => definition is not null) ?? latest,
            steps,
            [.. areas.Select(area => new ComparedSeries(
                area,
                [.. _rounds.Select((round, place) => FigureOf(round, definitions[place], area, together))],
                steps.Count == 0 || definitions.TakeLast(2).Any(definition => definition is not null && !Disclosure.Allows(definition, area))
                    ? null
                    : ChangeOf(key, area, together, steps[^1], trends)))]);
    }

    /// <summary>How an indicator developed in each area of the level, in order of code, from the last round but one to the last.</summary>
    public IReadOnlyList<AreaTrend> LastTrends(string key, AreaLevel level) => _rounds[^1].TrendsSince(_rounds[^2], key, level, _between[^1]);

    private static ComparedFigure FigureOf(RoundFigures round, Indicator? definition, ComparedArea area, IReadOnlySet<string> together)
    {
        if (area.Level is { } level)
            return ComparedFigure.Of(round, definition, level, PlaceOf(area, level));
        if (definition is null)
            return ComparedFigure.NotAsked;
        return Disclosure.Allows(definition, area)
            ? new ComparedFigure(FigureKind.Figure, definition, round.Together(together).Rows(round.Results(definition))[0], null)
            : ComparedFigure.Withheld(definition);
    }

    private ComparedChange ChangeOf(
        string key, ComparedArea area, IReadOnlySet<string> together, RoundComparison step, Dictionary<AreaLevel, IReadOnlyList<AreaTrend>> trends)
    {
        if (area.Level is not { } level)
            return ComparedChange.Of(_rounds[^1].TrendSince(_rounds[^2], key, together, step.Comparable), step);

        if (!trends.TryGetValue(level, out var ofLevel))
            trends[level] = ofLevel = LastTrends(key, level);
        var trend = ofLevel[PlaceOf(area, level)];
        return ComparedChange.Of(trend.Row, step, trend.Municipality?.Transition);
    }

    private static int PlaceOf(ComparedArea area, AreaLevel level) => RoundFigures.PlaceOf(level, area.Code);
}
