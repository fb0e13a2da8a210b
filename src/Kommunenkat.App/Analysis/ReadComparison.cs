using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

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

            var catalogue = await CatalogueAsync(session, published);
            var shown = query.Indicators.Count == 0
                ? catalogue.Where(item => !item.Indicator.IsOfStatusAlone).Take(IndicatorsUnasked)
                : query.Indicators.Distinct().Select(key => catalogue.Find(item => item.Indicator.Key == key)).OfType<CatalogueIndicator>();
            var compared = await ComparedRounds.OfAsync(session, library, stored, figures);
            var together = query.Selection.ToHashSet(StringComparer.Ordinal);
            return new Comparison(
                [.. figures.Select(round => new ComparedRound(round.Round, round.Release!))],
                areas,
                [.. shown.Select(item => compared.Read(item.Indicator, areas, together))],
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
                .Where(indicator => Disclosure.Allows(indicator, AreaLevel.Country))
                .Where(indicator => catalogue.TrueForAll(item => item.Indicator.Key != indicator.Key))
                .Select(indicator => new CatalogueIndicator(questionnaire, indicator)));
        }

        return catalogue;
    }
}
