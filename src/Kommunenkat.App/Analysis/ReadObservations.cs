using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <summary>Which figures; null: all. Without a round: all published rounds.</summary>
/// <param name="Release">Number of a release of the round, which has to be named; null: the latest.</param>
public sealed record ObservationQuery(
    string? Indicator = null, string? Round = null, AreaLevel? Level = null, string? Area = null, int? Release = null);

/// <summary>Reads figures: every row of them, wherever they are shown, comes from here or from the same <see cref="RoundFigures"/>.</summary>
public sealed class ReadObservations(AppDatabase database, RoundFiguresCache cache)
{
    /// <returns>
    /// The rows by round, indicator, level and area; <see cref="FailureKind.NotFound"/> where the query names something that is
    /// not there, or not for this person to see; <see cref="FailureKind.Invalid"/> where it names a release without its round.
    /// </returns>
    public Task<Outcome<IReadOnlyList<Observation>>> RunAsync(
        Actor actor, ObservationQuery query, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Observation>>(async session =>
        {
            if (query is { Release: not null, Round: null })
                return Failure.Invalid($"Release {query.Release} of which round? Name the round too.");

            var isAnalyst = actor.May(Permission.ReadUnpublishedFigures);
            var rounds = (await RoundStore.AllAsync(session)).Where(round => query.Round is { } key
                ? round.Key == key && (isAnalyst || IsPublic(round))
                : IsPublic(round)).ToList();
            if (rounds.Count == 0 && query.Round is not null)
                return Failure.NotFound($"There is no round \"{query.Round}\".");
            if (rounds.Count == 1 && query.Release is { } release && !HasRelease(rounds[0], release))
                return NoRelease(rounds[0].Key, release);

            var levels = query.Level is { } level ? [level] : Enum.GetValues<AreaLevel>();
            if (query.Area is { } code && !levels.Any(candidate => RoundFigures.AreasAt(candidate).Any(area => area.Code == code)))
                return Failure.NotFound($"There is no area \"{code}\"{(query.Level is null ? "" : $" of level {query.Level.ToString()!.ToLowerInvariant()}")}.");

            var observations = new List<Observation>();
            var found = query.Indicator is null;
            foreach (var round in rounds)
            {
                var figures = await cache.GetAsync(session, round, query.Release);
                foreach (var indicator in figures.Questionnaire.Indicators.Where(indicator => query.Indicator is null || indicator.Key == query.Indicator))
                {
                    found = true;
                    foreach (var areaLevel in levels.Where(areaLevel => isAnalyst || MayPublish(indicator, areaLevel)))
                        observations.AddRange(Rows(figures, indicator, areaLevel, query.Area));
                }
            }

            return found ? observations : Failure.NotFound($"There is no indicator \"{query.Indicator}\".");
        }, cancellation);

    /// <summary>Whether figures of the round are for everyone.</summary>
    public static bool IsPublic(Round round) => round.State is RoundState.Published or RoundState.Archived;

    internal static bool HasRelease(Round round, int release) => release >= 1 && release <= round.LatestRelease;

    internal static Failure NoRelease(string round, int release) => Failure.NotFound($"There is no release \"{release}\" of round \"{round}\".");

    /// <summary>Whether the questions that the indicator is made of may be published at the level (semantics §8).</summary>
    internal static bool MayPublish(Indicator indicator, AreaLevel level) => indicator.Publish switch
    {
        Publication.Municipality => true,
        Publication.Aggregate => level != AreaLevel.Municipality,
        Publication.None => false,
    };

    private static IEnumerable<Observation> Rows(RoundFigures figures, Indicator indicator, AreaLevel level, string? areaCode)
    {
        var areas = RoundFigures.AreasAt(level);
        var rows = figures.Rows(indicator, level);
        for (var i = 0; i < areas.Count; i++)
        {
            if (areaCode is null || areas[i].Code == areaCode)
            {
                UnitState? state = level == AreaLevel.Municipality ? figures.Results(indicator).States[i] : null;
                yield return new Observation(indicator.Key, figures.Round.Key, level, areas[i].Code, areas[i].Name, state, rows[i]);
            }
        }
    }
}
