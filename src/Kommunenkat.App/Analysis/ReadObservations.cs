using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Analysis;

/// <summary>Which figures; null: all. Without a round: all published rounds.</summary>
/// <param name="Release">Number of a release of the round, which has to be named; null: the latest.</param>
public sealed record ObservationQuery(
    string? Indicator = null, string? Round = null, AreaLevel? Level = null, string? Area = null, int? Release = null);

/// <summary>Which figures, several of each kind; none named: all. Without a round: all published rounds.</summary>
/// <param name="Releases">Number of a release, by round; of a round that is not there the latest.</param>
public sealed record ObservationSelection(
    IReadOnlyCollection<string> Indicators,
    IReadOnlyCollection<string> Rounds,
    IReadOnlyCollection<AreaLevel> Levels,
    IReadOnlyCollection<string> Areas,
    IReadOnlyDictionary<string, int> Releases);

/// <summary>Reads figures: every row of them, wherever they are shown, comes from here or from the same <see cref="RoundFigures"/>.</summary>
public sealed class ReadObservations(AppDatabase database, RoundFiguresCache cache)
{
    /// <returns>As of a selection; <see cref="FailureKind.Invalid"/> where the query names a release without its round.</returns>
    public async Task<Outcome<IReadOnlyList<Observation>>> RunAsync(
        Actor actor, ObservationQuery query, CancellationToken cancellation = default)
    {
        var releases = new Dictionary<string, int>(StringComparer.Ordinal);
        if (query.Release is { } release)
        {
            if (query.Round is null)
                return Failure.Invalid($"Release {release} of which round? Name the round too.");
            releases[query.Round] = release;
        }

        return await RunAsync(
            actor,
            new ObservationSelection(
                query.Indicator is { } indicator ? [indicator] : [],
                query.Round is { } round ? [round] : [],
                query.Level is { } level ? [level] : [],
                query.Area is { } area ? [area] : [],
                releases),
            cancellation);
    }

    /// <returns>
    /// The rows by round, indicator, level and area; <see cref="FailureKind.NotFound"/> where the selection names something that
    /// is not there, or not for this person to see.
    /// </returns>
    public Task<Outcome<IReadOnlyList<Observation>>> RunAsync(
        Actor actor, ObservationSelection selection, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Observation>>(async session =>
        {
            var isAnalyst = actor.May(Permission.ReadUnpublishedFigures);
            var rounds = (await RoundStore.AllAsync(session)).Where(round => selection.Rounds.Count > 0
                ? selection.Rounds.Contains(round.Key) && (isAnalyst || IsPublic(round))
                : IsPublic(round)).ToList();
            if (selection.Rounds.FirstOrDefault(key => rounds.All(round => round.Key != key)) is { } noRound)
                return Failure.NotFound($"There is no round \"{noRound}\".");
            foreach (var round in rounds)
            {
                if (selection.Releases.TryGetValue(round.Key, out var release) && !HasRelease(round, release))
                    return NoRelease(round.Key, release);
            }

            var levels = Enum.GetValues<AreaLevel>().Where(level => selection.Levels.Count == 0 || selection.Levels.Contains(level)).ToList();
            if (selection.Areas.FirstOrDefault(code => !levels.Any(level => RoundFigures.AreasAt(level).Any(area => area.Code == code))) is { } noArea)
                return Failure.NotFound($"There is no area \"{noArea}\"{(selection.Levels.Count == 0 ? "" : $" of level {string.Join(" or ", levels).ToLowerInvariant()}")}.");

            var observations = new List<Observation>();
            var found = new HashSet<string>(StringComparer.Ordinal);
            foreach (var round in rounds)
            {
                var figures = await cache.GetAsync(session, round, selection.Releases.TryGetValue(round.Key, out var release) ? release : null);
                foreach (var indicator in figures.Questionnaire.Indicators.Where(indicator =>
                    selection.Indicators.Count == 0 || selection.Indicators.Contains(indicator.Key)))
                {
                    found.Add(indicator.Key);
                    foreach (var level in levels)
                    {
                        observations.AddRange(Rows(figures, indicator, level, area =>
                            (selection.Areas.Count == 0 || selection.Areas.Contains(area)) && (isAnalyst || Disclosure.Allows(indicator, level, area))));
                    }
                }
            }

            return selection.Indicators.FirstOrDefault(key => !found.Contains(key)) is { } noIndicator
                ? Failure.NotFound($"There is no indicator \"{noIndicator}\".")
                : observations;
        }, cancellation);

    /// <summary>Whether figures of the round are for everyone.</summary>
    public static bool IsPublic(Round round) => round.State is RoundState.Published or RoundState.Archived;

    internal static bool HasRelease(Round round, int release) => release >= 1 && release <= round.LatestRelease;

    internal static Failure NoRelease(string round, int release) => Failure.NotFound($"There is no release \"{release}\" of round \"{round}\".");

    private static IEnumerable<Observation> Rows(RoundFigures figures, Indicator indicator, AreaLevel level, Predicate<string> isWanted)
    {
        var areas = RoundFigures.AreasAt(level);
        var rows = figures.Rows(indicator, level);
        for (var i = 0; i < areas.Count; i++)
        {
            if (isWanted(areas[i].Code))
            {
                UnitState? state = level == AreaLevel.Municipality ? figures.Results(indicator).States[i] : null;
                yield return new Observation(indicator.Key, figures.Round.Key, level, areas[i].Code, areas[i].Name, state, rows[i]);
            }
        }
    }
}
