using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exchange;

/// <param name="Municipalities">How many have submitted by the import.</param>
/// <param name="Answers">How many answers were stored: single questions and rows of matrices.</param>
/// <param name="Warnings">Answers that were left out.</param>
public sealed record ImportedAnswers(Round Round, int Municipalities, int Answers, IReadOnlyList<FileRemark> Warnings);

/// <summary>Imports submitted responses from a long answer file (semantics §10), all or nothing.</summary>
public sealed class ImportAnswers(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="isDryRun">Reads and checks everything, and stores nothing.</param>
    /// <returns>
    /// What was stored; <see cref="FailureKind.Invalid"/> with every fault of the file, each as <see cref="FileRemark"/> writes
    /// it; <see cref="FailureKind.Conflict"/> where the round takes no imports, or somebody began to answer meanwhile.
    /// </returns>
    public async Task<Outcome<ImportedAnswers>> RunAsync(
        Actor actor, string roundKey, Stream file, bool isDryRun = false, CancellationToken cancellation = default)
    {
        var loaded = await database.ReadAsync<ImportTarget>(session => ImportTarget.LoadAsync(session, library, actor, roundKey), cancellation);
        if (!loaded.IsSuccess)
            return loaded.Failure;

        // Read between the two transactions, so that nobody who is answering waits for it.
        var target = loaded.Value;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var reading = AnswerFile.Read(content.ToArray(), target.ForReading());
        if (reading.Faults.Count > 0)
            return Failure.Invalid([.. reading.Faults.Select(fault => fault.ToString())]);
        return isDryRun
            ? new ImportedAnswers(target.Round, reading.Responses.Count, reading.Responses.Sum(response => response.Shown.Count), reading.Warnings)
            : await StoreAsync(actor, target, reading, cancellation);
    }

    private Task<Outcome<ImportedAnswers>> StoreAsync(Actor actor, ImportTarget target, AnswerFileReading reading, CancellationToken cancellation) =>
        database.WriteAsync<ImportedAnswers>(async session =>
        {
            var now = time.GetUtcNow();
            var answers = await target.StoreAsync(session, reading.Responses, now);
            if (!answers.IsSuccess)
                return answers.Failure;
            await AuditLog.AddAsync(
                session, actor, AuditAction.AnswersImported, AuditSubject.Of(target.Round), now,
                (AuditFact.Municipalities, reading.Responses.Count), (AuditFact.Answers, answers.Value));
            return new ImportedAnswers(target.Round, reading.Responses.Count, answers.Value, reading.Warnings);
        }, cancellation);
}
