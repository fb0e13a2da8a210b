using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Exchange;

/// <summary>A round that answers are imported into, and the one way of storing them: whatever file they came in.</summary>
/// <param name="Responses">The round's frame, by municipality.</param>
/// <param name="Submitted">Municipalities with a submission, whatever became of the response since.</param>
internal sealed record ImportTarget(
    Round Round, Questionnaire Questionnaire, IReadOnlyDictionary<string, ResponseRow> Responses, IReadOnlySet<string> Submitted)
{
    /// <returns><see cref="FailureKind.NotFound"/> where there is no such round for this person; <see cref="FailureKind.Conflict"/> where it takes no imports.</returns>
    public static async Task<Outcome<ImportTarget>> LoadAsync(DbSession session, QuestionnaireLibrary library, Actor actor, string roundKey)
    {
        if (!actor.May(Permission.ManageRounds) || await RoundStore.FindAsync(session, roundKey) is not { } round)
            return Failure.NotFound($"There is no round \"{roundKey}\".");
        if (!TakesImports(round.State))
        {
            var state = round.State.ToString().ToLowerInvariant();
            return Failure.Conflict($"Round {roundKey} is {state}: its figures are frozen, and no answers can be imported.");
        }

        var responses = await ResponseStore.OfRoundAsync(session, round.Id);
        var submitted = await SubmissionStore.SubmittedAsync(session, round.Id);
        return new ImportTarget(
            round,
            await library.GetAsync(session, round.QuestionnaireId),
            responses.ToDictionary(row => row.MunicipalityCode, StringComparer.Ordinal),
            submitted.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A draft takes them too: a round that was collected elsewhere is never opened here.</summary>
    public static bool TakesImports(RoundState state) => state switch
    {
        RoundState.Draft or RoundState.Open or RoundState.Closed => true,
        RoundState.Published or RoundState.Archived => false,
    };

    /// <summary>What the reader of a file has to know.</summary>
    public AnswerFileRound ForReading() => new(
        Round.Key,
        Questionnaire,
        Responses.Keys.ToHashSet(StringComparer.Ordinal),
        Responses.Values
            .Where(row => row.State != ResponseState.Invited || Submitted.Contains(row.MunicipalityCode))
            .Select(row => row.MunicipalityCode).ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// Stores the responses as submissions. The submission is the record, and the draft is what it says (<see cref="DraftRows"/>). To be called in a transaction, and the audit
    /// log's entry is the caller's.
    /// </summary>
    /// <returns>How many answers were stored; <see cref="FailureKind.Conflict"/> where the round was changed meanwhile, or somebody began to answer.</returns>
    public async Task<Outcome<int>> StoreAsync(DbSession session, IReadOnlyCollection<FileResponse> responses, DateTimeOffset now)
    {
        // A change to the same state: checks the state and keeps others from publishing the round until this is through.
        if (!await RoundStore.TryChangeStateAsync(session, Round, Round.State))
            return Failure.Conflict($"Round {Round.Key} was changed by somebody else meanwhile; nothing was imported.");

        var codes = responses.Select(response => response.MunicipalityCode).ToList();
        if (await ResponseStore.SubmitInvitedAsync(session, Round.Id, codes, now) != codes.Count)
            return Failure.Conflict("A municipality of the file began to answer meanwhile; nothing was imported. Import again to see which.");

        await SubmissionStore.InsertAsync(session, responses.Select(response => SubmissionContent.Sign(
            Questionnaire, response.MunicipalityCode, Responses[response.MunicipalityCode], response.Shown, revision: 1, SubmissionHead.ImportedBy,
            response.SubmittedDay is { } day ? SwedishTime.StartOf(day) : now, function: null, confirmed: new HashSet<ItemKey>())));
        await ResponseEventStore.InsertAsync(session, codes.Select(code => new ResponseEventRow
        {
            Id = Guid.CreateVersion7(now),
            ResponseId = Responses[code].Id,
            Version = Responses[code].Version,
            OccurredAt = now,
            ActorName = SubmissionHead.ImportedBy,
            ActorRole = Role.Administrator,
            Action = ResponseAction.Submit,
            FromState = ResponseState.Invited,
            ToState = ResponseState.Submitted,
            Revision = 1,
        }));
        return responses.Sum(response => response.Shown.Count);
    }
}
