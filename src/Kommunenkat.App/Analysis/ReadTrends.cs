using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <summary>Which trends: one indicator from one round to a later one.</summary>
/// <param name="Area">Null: all areas of the level.</param>
/// <param name="FromRelease">Number of a release of the earlier round; null: the latest.</param>
/// <param name="ToRelease">Number of a release of the later round; null: the latest.</param>
public sealed record TrendQuery(
    string Indicator, AreaLevel Level, string? Area, string From, string To, int? FromRelease = null, int? ToRelease = null);

/// <summary>Reads how an indicator developed between two rounds.</summary>
public sealed class ReadTrends(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    /// <returns>
    /// The trends in order of area; <see cref="FailureKind.NotFound"/> where the query names something that is not there, or
    /// not for this person to see; <see cref="FailureKind.Invalid"/> where the rounds are not in order of time.
    /// </returns>
    public Task<Outcome<IReadOnlyList<AreaTrend>>> RunAsync(Actor actor, TrendQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<AreaTrend>>(async session =>
        {
            var isAnalyst = actor.May(Permission.ReadUnpublishedFigures);
            var rounds = await RoundStore.AllAsync(session);
            foreach (var (key, release) in ((string, int?)[])[(query.From, query.FromRelease), (query.To, query.ToRelease)])
            {
                if (rounds.FirstOrDefault(round => round.Key == key && (isAnalyst || ReadObservations.IsPublic(round))) is not { } round)
                    return Failure.NotFound($"There is no round \"{key}\".");
                if (release is { } number && !ReadObservations.HasRelease(round, number))
                    return ReadObservations.NoRelease(key, number);
            }

            if (!RoundOrder.IsBefore(query.From, query.To))
                return Failure.Invalid($"A trend goes from a round to a later one; \"{query.From}\" is not before \"{query.To}\".");
            if (query.Area is { } code && RoundFigures.AreasAt(query.Level).All(area => area.Code != code))
                return Failure.NotFound($"There is no area \"{code}\" of level {Name(query.Level)}.");

            var from = await cache.GetAsync(session, rounds.Single(round => round.Key == query.From), query.FromRelease);
            var to = await cache.GetAsync(session, rounds.Single(round => round.Key == query.To), query.ToRelease);
            Indicator[] definitions = [.. ((RoundFigures[])[from, to]).Select(figures => figures.Questionnaire.FindIndicator(query.Indicator)).OfType<Indicator>()];
            if (definitions.Length == 0)
                return Failure.NotFound($"There is no indicator \"{query.Indicator}\".");

            var between = await library.BetweenAsync(session, rounds, from.Questionnaire, to.Questionnaire);
            var trends = to.TrendsSince(from, query.Indicator, query.Level, between);
            var allowed = trends.Where(trend => (query.Area is null || trend.Area == query.Area)
                && (isAnalyst || definitions.All(indicator => Disclosure.Allows(indicator, query.Level, trend.Area)))).ToList();
            return allowed.Count == 0
                ? Failure.NotFound($"There is no indicator \"{query.Indicator}\" of level {Name(query.Level)}{(query.Area is null ? "" : $" for \"{query.Area}\"")}.")
                : allowed;
        }, cancellation);

    private static string Name(AreaLevel level) => level.ToString().ToLowerInvariant();
}
