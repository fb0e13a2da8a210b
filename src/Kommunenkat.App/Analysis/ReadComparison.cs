using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Analysis;

/// <summary>Reads published figures to be set beside each other: any indicators, areas of any levels and rounds.</summary>
public sealed class ReadComparison(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    /// <summary>How many indicators are shown where none is named.</summary>
    public const int IndicatorsUnasked = 5;

    /// <returns>
    /// The figures; <see cref="FailureKind.NotFound"/> where no round is published, or the query names an area that is not there.
    /// Indicators and rounds that are not there are left out and named.
    /// </returns>
    public Task<Outcome<Comparison>> RunAsync(ComparisonQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<Comparison>(async session =>
        {
            var stored = await RoundStore.AllAsync(session);
            var published = stored.Where(ReadObservations.IsPublic).ToList();
            if (published.Count == 0)
                return Failure.NotFound("No round is published yet.");

            var areas = new List<ComparedArea>();
            foreach (var code in query.Areas.Distinct())
            {
                if (ComparedArea.Find(code) is not { } area)
                    return Failure.NotFound($"There is no area \"{code}\".");
                areas.Add(area);
            }

            if (query.Selection.FirstOrDefault(code => ComparedArea.Find(code) is not { Level: AreaLevel.Municipality }) is { } unknown)
                return Failure.NotFound($"There is no municipality \"{unknown}\".");
            if (query.Selection.Count > 0)
                areas.Add(ComparedArea.Together([.. query.Selection.Distinct()]));

            var chosen = published.Where(round => query.Rounds.Contains(round.Key)).ToList();
            var figures = new List<RoundFigures>();
            foreach (var round in chosen.Count == 0 ? published : chosen)
                figures.Add(await cache.GetAsync(session, round));
            var between = new List<Func<string, Questionnaire?>>();
            foreach (var (from, to) in figures.Zip(figures.Skip(1)))
                between.Add(await library.BetweenAsync(session, stored, from.Questionnaire, to.Questionnaire));

            var catalogue = await CatalogueAsync(session, published);
            var shown = query.Indicators.Count == 0
                ? catalogue.Where(item => !item.Indicator.IsOfStatusAlone).Take(IndicatorsUnasked)
                : query.Indicators.Distinct().Select(key => catalogue.Find(item => item.Indicator.Key == key)).OfType<CatalogueIndicator>();
            var compared = new ComparedRounds(figures, between, areas, query.Selection.ToHashSet(StringComparer.Ordinal));
            return new Comparison(
                [.. figures.Select(round => new ComparedRound(round.Round, round.Release!))],
                areas,
                [.. shown.Select(item => compared.Read(item.Indicator))],
                [.. published.Select(round => round.Key)],
                catalogue,
                [.. query.Indicators.Distinct().Where(key => catalogue.TrueForAll(item => item.Indicator.Key != key))],
                [.. query.Rounds.Distinct().Where(key => published.TrueForAll(round => round.Key != key))]);
        }, cancellation);

    private async Task<List<CatalogueIndicator>> CatalogueAsync(DbSession session, IEnumerable<Round> published)
    {
        var catalogue = new List<CatalogueIndicator>();
        foreach (var round in published.Reverse())
        {
            var questionnaire = await library.GetAsync(session, round.QuestionnaireId);
            catalogue.AddRange(questionnaire.Indicators
                .Where(indicator => ReadObservations.MayPublish(indicator, AreaLevel.Country))
                .Where(indicator => catalogue.TrueForAll(item => item.Indicator.Key != indicator.Key))
                .Select(indicator => new CatalogueIndicator(questionnaire, indicator)));
        }

        return catalogue;
    }

    /// <param name="between">For each two neighbouring rounds, the questionnaires between them.</param>
    /// <param name="together">Municipalities that the area without a level is made of.</param>
    private sealed class ComparedRounds(
        List<RoundFigures> rounds, List<Func<string, Questionnaire?>> between, List<ComparedArea> areas, IReadOnlySet<string> together)
    {
        public ComparedIndicator Read(Indicator latest)
        {
            var key = latest.Key;
            var definitions = rounds.ConvertAll(round => round.Questionnaire.FindIndicator(key));
            var steps = between.Select((questionnaires, step) =>
                RoundComparison.Of(key, rounds[step].Questionnaire, rounds[step + 1].Questionnaire, questionnaires)).ToList();
            var trends = new Dictionary<AreaLevel, IReadOnlyList<AreaTrend>>();
            return new ComparedIndicator(
                definitions.FindLast(definition => definition is not null) ?? latest,
                steps,
                areas.ConvertAll(area => new ComparedSeries(
                    area,
                    [.. rounds.Select((round, place) => FigureOf(round, definitions[place], area))],
                    steps.Count == 0 || definitions.TakeLast(2).Any(definition => definition is not null && !MayPublish(definition, area))
                        ? null
                        : ChangeOf(key, area, steps[^1], trends))));
        }

        private ComparedFigure FigureOf(RoundFigures round, Indicator? definition, ComparedArea area)
        {
            if (area.Level is { } level)
                return ComparedFigure.Of(round, definition, level, PlaceOf(area, level));
            if (definition is null)
                return ComparedFigure.NotAsked;
            return MayPublish(definition, area)
                ? new ComparedFigure(FigureKind.Figure, definition, round.Together(together).Rows(round.Results(definition))[0], null)
                : ComparedFigure.Withheld(definition);
        }

        private ComparedChange ChangeOf(
            string key, ComparedArea area, RoundComparison step, Dictionary<AreaLevel, IReadOnlyList<AreaTrend>> trends)
        {
            var (from, to) = (rounds[^2], rounds[^1]);
            if (area.Level is not { } level)
                return new ComparedChange(Value(to.TrendSince(from, key, together, step.Comparable), step), step.Comparable, null);

            if (!trends.TryGetValue(level, out var ofLevel))
                trends[level] = ofLevel = to.TrendsSince(from, key, level, between[^1]);
            var trend = ofLevel[PlaceOf(area, level)];
            return new ComparedChange(Value(trend.Row, step), step.Comparable, trend.Municipality?.Transition);
        }

        private static double? Value(TrendRow row, RoundComparison step) => step.Comparable == TrendComparability.No ? null : row.Change;

        /// <summary>
        /// What is not published of single municipalities is not told of those chosen by hand either: two such choices that differ by
        /// one municipality would tell of that one.
        /// </summary>
        private static bool MayPublish(Indicator indicator, ComparedArea area) =>
            ReadObservations.MayPublish(indicator, area.Level ?? AreaLevel.Municipality);

        private static int PlaceOf(ComparedArea area, AreaLevel level) =>
            RoundFigures.AreasAt(level).Index().First(item => item.Item.Code == area.Code).Index;
    }
}
