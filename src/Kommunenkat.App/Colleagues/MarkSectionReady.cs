using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;

namespace Kommunenkat.App.Colleagues;

/// <summary>
/// Says of a section that it is ready, or that it is not after all. It may be said of one with questions unanswered, and closes
/// nothing: a change after it is shown beside the mark. Marking again moves the mark to now.
/// </summary>
public sealed class MarkSectionReady(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="isReady">False takes the mark away; where there is none, that is fine.</param>
    /// <returns><see cref="FailureKind.Conflict"/> where the section is not the person's, or the response takes no more changes.</returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string sectionKey, bool isReady, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var permission = EditableSections.PermissionOf(actor, municipalityCode, roundKey);
            if (await ResponseAccess.LoadAsync(session, library, actor, permission, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (loaded.Questionnaire.FindSection(sectionKey) is not { } section)
                return Failure.NotFound($"There is no section \"{sectionKey}\".");
            if (!LifeCycle.TakesChanges(loaded.Round, loaded.Row, SwedishTime.Today(time)))
                return Failure.Conflict("The response cannot be changed any more.");
            if (!await EditableSections.ContainsAsync(session, actor, loaded, section))
                return Failure.Conflict("The section is not yours to change.");

            if (!isReady)
            {
                if (await ReadyStore.TryUnmarkAsync(session, loaded.Row.Id, sectionKey))
                {
                    await ResponseStore.TryNoteChangeAsync(session, loaded.Row);
                    await AuditLog.AddAsync(session, actor, AuditAction.SectionReadyTakenBack, AuditSubject.In(loaded, AuditObject.Section, sectionKey), time.GetUtcNow());
                }

                return Done.Instance;
            }

            var row = new ReadyRow { ResponseId = loaded.Row.Id, SectionKey = sectionKey, ReadyBy = actor.Name, ReadyAt = time.GetUtcNow() };
            if (!await ResponseStore.TryNoteChangeAsync(session, loaded.Row) || !await ReadyStore.TryMarkAsync(session, row))
                return Failure.Conflict("A colleague has marked the section at the same moment.");
            await AuditLog.AddAsync(session, actor, AuditAction.SectionMarkedReady, AuditSubject.In(loaded, AuditObject.Section, sectionKey), row.ReadyAt);
            return Done.Instance;
        }, cancellation);
}
