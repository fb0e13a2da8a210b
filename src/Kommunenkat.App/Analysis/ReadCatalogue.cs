using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <summary>An indicator that is published in a round.</summary>
/// <param name="Levels">Those that it may be published at (semantics §8), from the country down; at least one.</param>
public sealed record PublicIndicator(Indicator Definition, IReadOnlyList<AreaLevel> Levels);

/// <summary>A round whose figures are for everyone.</summary>
/// <param name="Releases">In order of number; at least one, and the last is the one that is told of.</param>
/// <param name="Indicators">In the questionnaire's order; those that are published nowhere are not among them.</param>
public sealed record PublicRound(
    Round Round, Questionnaire Questionnaire, IReadOnlyList<Release> Releases, IReadOnlyList<PublicIndicator> Indicators)
{
    public Release Release => Releases[^1];

    /// <summary>The round as it was at a release, which it has.</summary>
    public PublicRound AsOf(int release) => this with { Releases = [.. Releases.Where(known => known.Number <= release)] };

    public PublicIndicator? FindIndicator(string key) => Indicators.FirstOrDefault(indicator => indicator.Definition.Key == key);
}

/// <summary>What there is to ask for.</summary>
/// <param name="Rounds">In order of key.</param>
public sealed record Catalogue(IReadOnlyList<PublicRound> Rounds)
{
    /// <summary>Every area there is, from the country down and in order of code.</summary>
    public static IReadOnlyList<(AreaLevel Level, Area Area)> AllAreas { get; } =
        [.. Enum.GetValues<AreaLevel>().SelectMany(level => RoundFigures.AreasAt(level).Select(area => (level, area)))];

    /// <summary>Each indicator once, as the latest round with it defines it, in that round's order.</summary>
    public IReadOnlyList<(PublicRound Round, PublicIndicator Indicator)> LatestIndicators { get; } =
        [.. Rounds.Reverse().SelectMany(round => round.Indicators.Select(indicator => (round, indicator))).DistinctBy(found => found.indicator.Definition.Key)];

    public PublicRound? FindRound(string key) => Rounds.FirstOrDefault(round => round.Round.Key == key);

    /// <summary>Keys of the rounds that publish the indicator, in order.</summary>
    public IReadOnlyList<string> RoundsWith(string indicator) =>
        [.. Rounds.Where(round => round.FindIndicator(indicator) is not null).Select(round => round.Round.Key)];
}

/// <summary>Reads which rounds, releases and indicators are public, without any figure.</summary>
public sealed class ReadCatalogue(AppDatabase database, QuestionnaireLibrary library)
{
    public Task<Outcome<Catalogue>> RunAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<Catalogue>(async session =>
        {
            var rounds = new List<PublicRound>();
            var releases = (await ReleaseStore.AllAsync(session)).ToLookup(row => row.RoundId, row => row.Release);
            foreach (var round in (await RoundStore.AllAsync(session)).Where(ReadObservations.IsPublic))
            {
                var questionnaire = await library.GetAsync(session, round.QuestionnaireId);
                // A release made since the first statement is left for the next reading: the round and its releases say the same.
                var known = releases[round.Id].ToList();
                if (known.Count > 0)
                    rounds.Add(new PublicRound(round with { LatestRelease = known[^1].Number }, questionnaire, known, PublicIndicators(questionnaire)));
            }

            return new Catalogue(rounds);
        }, cancellation);

    private static List<PublicIndicator> PublicIndicators(Questionnaire questionnaire) =>
        [.. questionnaire.Indicators
            .Select(indicator => new PublicIndicator(
                indicator, [.. Enum.GetValues<AreaLevel>().Where(level => Disclosure.Allows(indicator, level))]))
            .Where(indicator => indicator.Levels.Count > 0)];
}
