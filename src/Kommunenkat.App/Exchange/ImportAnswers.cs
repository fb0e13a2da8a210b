using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Exchange;

/// <param name="Municipalities">How many have submitted by the import.</param>
/// <param name="Answers">How many answers were stored: single questions and rows of matrices.</param>
/// <param name="Warnings">Answers that were left out.</param>
public sealed record ImportedAnswers(Round Round, int Municipalities, int Answers, IReadOnlyList<FileRemark> Warnings);

/// <summary>
/// Imports submitted responses from an answer file (semantics §10), all or nothing. The submission is the record: an import
/// makes no draft.
/// </summary>
public sealed class ImportAnswers(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <summary>Stands as the submitter, since a file does not say who has answered.</summary>
    private const string SubmittedBy = "import";

    /// <returns>
    /// What was stored; <see cref="FailureKind.Invalid"/> with every fault of the file, each as <see cref="FileRemark"/> writes
    /// it; <see cref="FailureKind.Conflict"/> where the round takes no imports, or somebody began to answer meanwhile.
    /// </returns>
    public async Task<Outcome<ImportedAnswers>> RunAsync(
        Actor actor, string roundKey, Stream file, CancellationToken cancellation = default)
    {
        var loaded = await LoadAsync(actor, roundKey, cancellation);
        if (!loaded.IsSuccess)
            return loaded.Failure;

        // Read between the two transactions, so that nobody who is answering waits for it.
        var reading = await ReadAsync(file, loaded.Value, cancellation);
        return reading.Faults.Count > 0
            ? Failure.Invalid([.. reading.Faults.Select(fault => fault.ToString())])
            : await StoreAsync(actor, loaded.Value, reading, cancellation);
    }

    private Task<Outcome<LoadedRound>> LoadAsync(Actor actor, string roundKey, CancellationToken cancellation) =>
        database.ReadAsync<LoadedRound>(async session =>
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
            return new LoadedRound(
                round,
                await library.GetAsync(session, round.QuestionnaireId),
                responses.ToDictionary(row => row.MunicipalityCode, StringComparer.Ordinal),
                submitted.ToHashSet(StringComparer.Ordinal));
        }, cancellation);

    /// <summary>A draft takes them too: a round that was collected elsewhere is never opened here.</summary>
    private static bool TakesImports(RoundState state) => state switch
    {
        RoundState.Draft or RoundState.Open or RoundState.Closed => true,
        RoundState.Published or RoundState.Archived => false,
    };

    private static async Task<AnswerFileReading> ReadAsync(Stream file, LoadedRound loaded, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var answered = loaded.Responses.Values
            .Where(row => row.State != ResponseState.Invited || loaded.Submitted.Contains(row.MunicipalityCode))
            .Select(row => row.MunicipalityCode).ToHashSet(StringComparer.Ordinal);
        return AnswerFile.Read(
            content.ToArray(),
            new AnswerFileRound(loaded.Round.Key, loaded.Questionnaire, loaded.Responses.Keys.ToHashSet(StringComparer.Ordinal), answered));
    }

    private Task<Outcome<ImportedAnswers>> StoreAsync(Actor actor, LoadedRound loaded, AnswerFileReading reading, CancellationToken cancellation) =>
        database.WriteAsync<ImportedAnswers>(async session =>
        {
            // A change to the same state: checks the state and keeps others from publishing the round until this is through.
            if (!await RoundStore.TryChangeStateAsync(session, loaded.Round, loaded.Round.State))
                return Failure.Conflict($"Round {loaded.Round.Key} was changed by somebody else meanwhile; nothing was imported.");

            var now = time.GetUtcNow();
            var codes = reading.Responses.Select(response => response.MunicipalityCode).ToList();
            if (await ResponseStore.SubmitInvitedAsync(session, loaded.Round.Id, codes, now) != codes.Count)
                return Failure.Conflict("A municipality of the file began to answer meanwhile; nothing was imported. Import again to see which.");

            await SubmissionStore.InsertAsync(session, reading.Responses.Select(response =>
            {
                var (code, shown) = response;
                return SubmissionContent.Sign(
                    loaded.Questionnaire, code, loaded.Responses[code], shown, revision: 1, SubmittedBy, now, function: null, confirmed: new HashSet<ItemKey>());
            }));
            await ResponseEventStore.InsertAsync(session, codes.Select(code => new ResponseEventRow
            {
                Id = Guid.CreateVersion7(now),
                ResponseId = loaded.Responses[code].Id,
                Version = loaded.Responses[code].Version,
                OccurredAt = now,
                ActorName = SubmittedBy,
                ActorRole = Role.Administrator,
                Action = ResponseAction.Submit,
                FromState = ResponseState.Invited,
                ToState = ResponseState.Submitted,
                Revision = 1,
            }));
            var answers = reading.Responses.Sum(response => response.Shown.Count);
            await AuditLog.AddAsync(
                session, actor, AuditAction.AnswersImported, AuditSubject.Of(loaded.Round), now, (AuditFact.Municipalities, codes.Count), (AuditFact.Answers, answers));
            return new ImportedAnswers(loaded.Round, codes.Count, answers, reading.Warnings);
        }, cancellation);

    /// <param name="Responses">The round's frame, by municipality.</param>
    /// <param name="Submitted">Municipalities with a submission, whatever became of the response since.</param>
    private sealed record LoadedRound(
        Round Round, Questionnaire Questionnaire, IReadOnlyDictionary<string, ResponseRow> Responses, IReadOnlySet<string> Submitted);
}
