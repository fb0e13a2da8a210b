using System.Collections.Immutable;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Analysis;

/// <param name="Row">For the whole country.</param>
/// <param name="Change">Since <see cref="NationalFigures.PreviousRound"/>; null where there is no such round.</param>
public sealed record NationalFigure(Indicator Indicator, AreaRow Row, ComparedChange? Change = null);

/// <param name="Release">The one that the figures are of; the latest is <see cref="Round.LatestRelease"/>.</param>
/// <param name="PreviousRound">Key of the published round before; null for the first.</param>
/// <param name="PublicRounds">Keys of all rounds that can be looked at, in order.</param>
/// <param name="Municipalities">Invited and submitted, 0 or 1, per municipality in order of code.</param>
public sealed record NationalFigures(
    Round Round,
    Release Release,
    Questionnaire Questionnaire,
    string? PreviousRound,
    IReadOnlyList<string> PublicRounds,
    IReadOnlyList<NationalFigure> Indicators,
    Coverage Country,
    IReadOnlyList<Coverage> Counties,
    IReadOnlyList<Coverage> Groups,
    IReadOnlyList<Coverage> Municipalities);

/// <summary>Reads what a round says of the whole country, with who has answered.</summary>
public sealed class ReadNationalFigures(AppDatabase database, RoundFiguresCache cache, QuestionnaireLibrary library)
{
    private static readonly ImmutableArray<ComparedArea> Country = [.. ComparedArea.At(AreaLevel.Country)];

    /// <param name="roundKey">Null: the latest published round.</param>
    /// <param name="release">Number of a release of the round; null: the latest.</param>
    /// <returns>The figures; <see cref="FailureKind.NotFound"/> where the round or release is not there or not public.</returns>
    public Task<Outcome<NationalFigures>> RunAsync(string? roundKey, int? release = null, CancellationToken cancellation = default) =>
        database.ReadAsync<NationalFigures>(async session =>
        {
            var stored = await RoundStore.AllAsync(session);
            var rounds = stored.Where(ReadObservations.IsPublic).ToList();
            var round = roundKey is null ? rounds.LastOrDefault() : rounds.Find(candidate => candidate.Key == roundKey);
            if (round is null)
                return Failure.NotFound(roundKey is null ? "No round is published yet." : $"There is no published round \"{roundKey}\".");

            if (release is { } number && !ReadObservations.HasRelease(round, number))
                return ReadObservations.NoRelease(round.Key, number);

            var figures = await cache.GetAsync(session, round, release);
            var previous = rounds.TakeWhile(candidate => candidate != round).LastOrDefault();
            var compared = await ComparedRounds.OfAsync(
                session, library, stored, previous is null ? [figures] : [await cache.GetAsync(session, previous), figures]);
            return new NationalFigures(
                round,
                figures.Release!,
                figures.Questionnaire,
                previous?.Key,
                [.. rounds.Select(candidate => candidate.Key)],
                [.. figures.Questionnaire.Indicators
                    .Where(indicator => Disclosure.Allows(indicator, AreaLevel.Country))
                    .Select(indicator => (Indicator: indicator, Series: compared.Read(indicator, Country, ImmutableHashSet<string>.Empty).Areas[0]))
                    .Select(item => new NationalFigure(item.Indicator, item.Series.Figures[^1].Row, item.Series.Change))],
                figures.Coverage(AreaLevel.Country)[0],
                figures.Coverage(AreaLevel.County),
                figures.Coverage(AreaLevel.Group),
                figures.Coverage(AreaLevel.Municipality));
        }, cancellation);
}
