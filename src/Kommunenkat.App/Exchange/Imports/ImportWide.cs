using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Exchange.Imports;

/// <param name="Reading">What the file says, and all that is wrong with it.</param>
/// <param name="IsStored">False of a dry run, and where there are faults.</param>
public sealed record WideImport(Round Round, WideReading Reading, bool IsStored);

/// <summary>Imports submitted responses from a file with a row for each municipality, all or nothing.</summary>
public sealed class ImportWide(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="mapping">Of one of the book's sheets.</param>
    /// <param name="isDryRun">Reads, checks and counts, and stores nothing.</param>
    /// <param name="progress">Told from time to time while rows are read.</param>
    /// <returns>
    /// What the file says, stored or not; <see cref="FailureKind.Conflict"/> where the round takes no imports, or somebody began to answer
    /// meanwhile; <see cref="FailureKind.Invalid"/> where the book has no such sheet.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was cancelled before anything was stored.</exception>
    public async Task<Outcome<WideImport>> RunAsync(
        Actor actor, string roundKey, SourceBook book, ImportMapping mapping, bool isDryRun, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var loaded = await database.ReadAsync<ImportTarget>(session => ImportTarget.LoadAsync(session, library, actor, roundKey), cancellation);
        if (!loaded.IsSuccess)
            return loaded.Failure;
        var target = loaded.Value;
        var sheet = mapping.Sheet is null ? book.Sheets[0] : book.FindSheet(mapping.Sheet);
        if (sheet is null)
            return Failure.Invalid($"The file has no sheet \"{mapping.Sheet}\".");

        // Between the two transactions, so that nobody who is answering waits for it, and off the thread of whoever watches.
        var reading = await Task.Run(
            () => WideFile.Read(target.ForReading(), sheet, mapping, SwedishTime.Today(time), keepsResponses: !isDryRun, progress, cancellation), cancellation);
        reading = reading with { Warnings = [.. OtherSheets(target, book, sheet), .. reading.Warnings] };
        if (isDryRun || reading.Faults.Count > 0)
            return new WideImport(target.Round, reading, IsStored: false);
        cancellation.ThrowIfCancellationRequested();
        return await StoreAsync(actor, target, reading);
    }

    /// <summary>One sheet is read: others that look like answers are told of, so that nobody believes them imported.</summary>
    private static IEnumerable<CellRemark> OtherSheets(ImportTarget target, SourceBook book, SourceSheet read) =>
        book.Sheets.Where(sheet => sheet != read && MappingProposal.LooksLikeAnswers(target.ForReading().Questionnaire, sheet)).Select(sheet => new CellRemark(
            sheet.Name, null, null, null, new(
                $"bladet ser ut att ha svar och läses inte; bara bladet {FileRemark.Quote(read.Name ?? "")} läses",
                $"the sheet looks like answers and is not read; only the sheet {FileRemark.Quote(read.Name ?? "")} is")));

    private Task<Outcome<WideImport>> StoreAsync(Actor actor, ImportTarget target, WideReading reading) =>
        database.WriteAsync<WideImport>(async session =>
        {
            var now = time.GetUtcNow();
            var answers = await target.StoreAsync(session, reading.Responses, now);
            if (!answers.IsSuccess)
                return answers.Failure;
            await AuditLog.AddAsync(
                session, actor, AuditAction.AnswersImported, AuditSubject.Of(target.Round), now,
                (AuditFact.Municipalities, reading.Municipalities), (AuditFact.Answers, answers.Value));
            return new WideImport(target.Round, reading, IsStored: true);
        });
}
