using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>Makes an export of rounds, and keeps in the audit log that somebody took municipalities' answers with them.</summary>
public sealed class ExportRounds(AppDatabase database, RoundWorkbook workbooks)
{
    /// <returns>
    /// The workbook, whose answers are read as its rows are asked for; <see cref="FailureKind.NotFound"/> where the selection names
    /// something that is not there, or not for this person to see, or where it names no round and none is published.
    /// </returns>
    public async Task<Outcome<Workbook>> RunAsync(Actor actor, ExportSelection selection, CancellationToken cancellation = default)
    {
        var built = await workbooks.BuildAsync(actor, selection, cancellation);
        if (!built.IsSuccess)
            return built.Failure;
        var (workbook, answers, scope) = built.Value;
        if (answers.Count == 0)
            return workbook;

        var logged = await database.WriteAsync<Done>(async session =>
        {
            foreach (var round in answers)
            {
                await AuditLog.AddAsync(
                    session, actor, AuditAction.AnswersExported, AuditSubject.Of(round.Round), workbook.MadeAt,
                    (AuditFact.Municipalities, round.Submitted), (AuditFact.PersonalData, scope == AnswerScope.All ? true : null));
            }

            return Done.Instance;
        }, cancellation);
        return logged.IsSuccess ? workbook : logged.Failure;
    }
}
