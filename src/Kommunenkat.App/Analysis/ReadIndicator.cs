using System.Collections.Immutable;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Analysis;

/// <summary>Reads all that is published of one indicator.</summary>
public sealed class ReadIndicator(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    /// <param name="roundKey">The round to see it from; null: the latest published one that has the indicator.</param>
    /// <param name="release">Number of a release of the round; null: the latest.</param>
    /// <returns>
    /// The report; <see cref="FailureKind.NotFound"/> where no published round has the indicator for everyone, or the round or the
    /// release is not there, not public or without the indicator.
    /// </returns>
    public Task<Outcome<IndicatorReport>> RunAsync(
        string key, string? roundKey = null, int? release = null, CancellationToken cancellation = default) =>
        database.ReadAsync<IndicatorReport>(async session =>
        {
            var stored = await RoundStore.AllAsync(session);
            var published = stored.Where(ReadObservations.IsPublic).ToList();
            var having = new List<Round>();
            foreach (var candidate in published)
            {
                if (Defined((await library.GetAsync(session, candidate.QuestionnaireId)).FindIndicator(key)))
                    having.Add(candidate);
            }

            if (having.Count == 0)
                return Failure.NotFound($"There is no indicator \"{key}\".");
            var chosen = roundKey is null ? having[^1] : having.Find(candidate => candidate.Key == roundKey);
            if (chosen is null)
                return Failure.NotFound($"There is no published round \"{roundKey}\" with indicator \"{key}\".");
            if (release is { } number && !ReadObservations.HasRelease(chosen, number))
                return ReadObservations.NoRelease(chosen.Key, number);

            var figures = new List<RoundFigures>();
            foreach (var round in published)
                figures.Add(await cache.GetAsync(session, round, round == chosen ? release : null));
            var previous = having.TakeWhile(round => round != chosen).LastOrDefault();
            var all = await ComparedRounds.OfAsync(session, library, stored, figures);
            var pair = await ComparedRounds.OfAsync(session, library, stored, [.. figures.Where(round => round.Round == previous || round.Round == chosen)]);
            return Report(key, figures, figures.Single(round => round.Round == chosen), figures.Find(round => round.Round == previous), all, pair);
        }, cancellation);

    private static bool Defined(Indicator? indicator) => indicator is not null && Disclosure.Allows(indicator, AreaLevel.Country);

    /// <param name="all">Of every round.</param>
    /// <param name="pair">Of the round and the one before, where there is one.</param>
    private static IndicatorReport Report(
        string key, List<RoundFigures> figures, RoundFigures round, RoundFigures? previous, ComparedRounds all, ComparedRounds pair)
    {
        var indicator = round.Questionnaire.FindIndicator(key)!;
        var compared = figures.ConvertAll(Compared);
        return new IndicatorReport(
            indicator,
            compared[figures.IndexOf(round)],
            compared,
            Of(all, AreaLevel.Country),
            previous is null ? null : compared[figures.IndexOf(previous)],
            previous is null ? null : pair.LastTrends(key, AreaLevel.Country)[0],
            Of(pair, AreaLevel.County).Areas,
            Of(pair, AreaLevel.Group).Areas,
            Of(pair, AreaLevel.Municipality),
            indicator.IsOfStatusAlone ? [] : [.. ((AreaLevel[])[AreaLevel.Country, AreaLevel.Group]).SelectMany(level => RoundFigures.AreasAt(level).Zip(round.Rows(indicator, level), Missing))],
            [.. figures.AsEnumerable().Reverse().Where(candidate => Defined(candidate.Questionnaire.FindIndicator(key))).Select(candidate => Wording(candidate, key))]);

        ComparedIndicator Of(ComparedRounds rounds, AreaLevel level) => rounds.Read(indicator, [.. ComparedArea.At(level)], ImmutableHashSet<string>.Empty);
    }

    private static ComparedRound Compared(RoundFigures figures) => new(figures.Round, figures.Release!);

    private static MissingAnswers Missing(Area area, AreaRow row)
    {
        var notSubmitted = row.Invited - row.Submitted;
        return new MissingAnswers(area, row.Invited, row.Counted, notSubmitted, row.Unknown - notSubmitted, row.NotApplicable);
    }

    private static IndicatorWording Wording(RoundFigures figures, string key)
    {
        var indicator = figures.Questionnaire.FindIndicator(key)!;
        return new IndicatorWording(figures.Round.Key, indicator, [.. indicator.Items.OrderBy(item => item.Index)]);
    }
}
