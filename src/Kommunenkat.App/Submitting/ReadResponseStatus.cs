using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Where one municipality's response stands, for those who follow it: never what it has answered.</summary>
public sealed record ResponseStatus(Round Round, Municipality Municipality, ResponseState State, AnswerPeriod Period, DateTimeOffset? LastActivityAt)
{
    /// <summary>The life cycle's, the latest first.</summary>
    public IReadOnlyList<ResponseEvent> Events { get; init; } = [];

    /// <summary>In order of revision; none where the reader may not see what was submitted.</summary>
    public IReadOnlyList<SubmissionHead> Submissions { get; init; } = [];

    /// <summary>What the reader may do with the response now.</summary>
    public IReadOnlySet<ResponseAction> Allowed { get; init; } = new HashSet<ResponseAction>();

    /// <summary>Keys of the other rounds that the municipality was invited to, the latest first.</summary>
    public IReadOnlyList<string> OtherRounds { get; init; } = [];
}

/// <summary>Reads where one municipality's response stands and what has happened to it.</summary>
public sealed class ReadResponseStatus(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>The status, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<ResponseStatus>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, CancellationToken cancellation = default) =>
        database.ReadAsync<ResponseStatus>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadStatus, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);

            var today = SwedishTime.Today(time);
            var isOwn = actor.May(Permission.ReadDraft, municipalityCode, roundKey);
            var events = await ResponseEventStore.OfResponseAsync(session, loaded.Row.Id);
            var rounds = (await RoundStore.AllAsync(session)).Where(round => round.State != RoundState.Draft).ToDictionary(round => round.Id, round => round.Key);
            return new ResponseStatus(
                loaded.Round, loaded.Municipality, loaded.Row.State, LifeCycle.Period(loaded.Round, loaded.Row, today), loaded.Row.LastActivityAt)
            {
                Events = [.. events.Reverse().Select(one => isOwn ? one : one.ForOutsiders())],
                Submissions = actor.May(Permission.ReadSubmission, municipalityCode, roundKey)
                    ? [.. (await SubmissionStore.OfResponseAsync(session, loaded.Row.Id)).Select(row => row.Head)]
                    : [],
                Allowed = LifeCycle.Allowed(actor, loaded.Round, loaded.Row, today),
                OtherRounds = [.. (await ResponseStore.OfAreasAsync(session, [municipalityCode]))
                    .Where(row => row.RoundId != loaded.Round.Id && rounds.ContainsKey(row.RoundId))
                    .Select(row => rounds[row.RoundId]).OrderDescending(StringComparer.Ordinal)],
            };
        }, cancellation);
}
