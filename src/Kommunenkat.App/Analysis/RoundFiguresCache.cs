using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Analysis;

/// <summary>
/// Keeps figures once they are made: those of a release for good, those of a round that is not published until something in the
/// round changes, and then no more is read than what has changed.
/// </summary>
/// <param name="mostKept">How many rounds and releases are kept, each well under a megabyte; the one not read for longest gives way.</param>
public sealed class RoundFiguresCache(QuestionnaireLibrary library, int mostKept = 32)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Guid Round, int Release), Place> _places = [];
    private long _reads;

    /// <param name="release">Null: the latest; of a round that is not published, the answers as they are now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The round has no such release.</exception>
    internal async Task<RoundFigures> GetAsync(DbSession session, Round round, int? release = null) =>
        (await GetCountedAsync(session, round, release)).Figures;

    /// <summary>The figures, and which submissions they are made of.</summary>
    /// <inheritdoc cref="GetAsync"/>
    internal async Task<CountedRound> GetCountedAsync(DbSession session, Round round, int? release = null)
    {
        var number = release ?? round.LatestRelease;
        if (release is not null || ReadObservations.IsPublic(round))
        {
            // 0 stands for what is not released, which nobody may see in place of a release.
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(release));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, round.LatestRelease, nameof(release));
        }

        var place = PlaceOf(round.Id, number);
        if (number > 0 && place.Kept is { } kept && kept.Figures.Round == round)
            return new CountedRound(kept.Figures, kept.Units);

        // Whoever comes first does the work; the others wait and find it done.
        await place.Gate.WaitAsync();
        try
        {
            kept = number > 0
                ? await ReleasedAsync(session, round, number, place.Kept)
                : await LatestAsync(session, round, place.Kept);
            place.Kept = kept;
            return new CountedRound(kept.Figures, kept.Units);
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<Kept> ReleasedAsync(DbSession session, Round round, int number, Kept? kept)
    {
        // The figures never change, but the round they are of is archived one day, or gets another release.
        if (kept is not null)
            return kept.Figures.Round == round ? kept : kept with { Figures = kept.Figures.With(round, []) };

        var release = await ReleaseStore.FindAsync(session, round.Id, number)
            ?? throw new InvalidOperationException($"Release {number} of round {round.Key} is not in the database.");
        var units = await CountedUnitStore.OfReleaseAsync(session, release.Id);
        return await EncodeAsync(session, round, release.Release, units, null, null);
    }

    private async Task<Kept> LatestAsync(DbSession session, Round round, Kept? kept)
    {
        // Read before all else: what changes meanwhile is looked at twice then, and never missed.
        var mark = await HighWaterMarkAsync(session, round.Id);
        if (kept is not null && kept.Mark == mark && kept.Figures.Round == round)
            return kept;

        var units = await CountedUnitStore.LatestAsync(session, round.Id);
        var isOfThisQuestionnaire = kept?.Figures.Round.QuestionnaireId == round.QuestionnaireId;
        return await EncodeAsync(session, round, null, units, mark, isOfThisQuestionnaire ? kept : null);
    }

    /// <summary>Reads and encodes the answers of those municipalities that are not in <paramref name="kept"/> as they are now.</summary>
    private async Task<Kept> EncodeAsync(
        DbSession session, Round round, Release? release, IReadOnlyList<CountedUnit> units, HighWaterMark? mark, Kept? kept)
    {
        var invited = units.ToDictionary(unit => unit.MunicipalityCode, StringComparer.Ordinal);
        var now = Areas.Sweden.Municipalities
            .Select(municipality => invited.GetValueOrDefault(municipality.Code)
                ?? new CountedUnit { MunicipalityCode = municipality.Code, Status = UnitStatus.NotInvited })
            .ToList();
        var changed = kept is null ? now : [.. now.Except(kept.Units)];

        var questionnaire = await library.GetAsync(session, round.QuestionnaireId);
        var contents = await SubmissionStore.ContentsAsync(
            session, round.Id, [.. changed.Where(unit => unit.SubmissionId is not null).Select(unit => unit.MunicipalityCode)]);
        var encoded = changed.Select(unit => new RoundUnit(
            unit.MunicipalityCode,
            unit.Status,
            unit.SubmissionId is { } id ? SubmissionContent.Answers(questionnaire, contents[id]) : null)).ToList();
        var figures = kept is null ? new RoundFigures(round, questionnaire, encoded, release) : kept.Figures.With(round, encoded);
        return new Kept(figures, now, mark);
    }

    private const string HighWaterMarkSql = """
        SELECT COUNT(*) AS Responses, COALESCE(SUM(version), 0) AS Changes
        FROM response
        WHERE round_id = @roundId
        """;

    /// <summary>Every change of a response raises its version, so that the sum tells whether anything in the round changed.</summary>
    private static async Task<HighWaterMark> HighWaterMarkAsync(DbSession session, Guid roundId) =>
        (await session.FindAsync<HighWaterMark>(HighWaterMarkSql, new { roundId }))!;

    private Place PlaceOf(Guid round, int release)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue((round, release), out var place))
            {
                if (_places.Count == mostKept)
                    _places.Remove(_places.MinBy(other => other.Value.LastRead).Key);
                _places[(round, release)] = place = new Place();
            }

            place.LastRead = ++_reads;
            return place;
        }
    }

    private sealed record HighWaterMark
    {
        public int Responses { get; init; }
        public int Changes { get; init; }
    }

    /// <param name="Units">What the figures are made of, every municipality of Sweden.</param>
    /// <param name="Mark">Null for a release.</param>
    private sealed record Kept(RoundFigures Figures, IReadOnlyList<CountedUnit> Units, HighWaterMark? Mark);

    private sealed class Place
    {
        private volatile Kept? _kept;

        public SemaphoreSlim Gate { get; } = new(1);

        public Kept? Kept
        {
            get => _kept;
            set => _kept = value;
        }

        public long LastRead { get; set; }
    }
}

/// <param name="Units">What the figures are made of, every municipality of Sweden in order of code.</param>
internal sealed record CountedRound(RoundFigures Figures, IReadOnlyList<CountedUnit> Units);
