using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;

namespace Kommunenkat.App.Colleagues;

/// <summary>Takes a section back from a colleague. What they have answered stays.</summary>
public sealed class WithdrawSection(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>
    /// <see cref="FailureKind.NotFound"/> where the person does not have the section; <see cref="FailureKind.Conflict"/> where the
    /// response takes no more changes.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string sectionKey, Guid personId, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.AssignSections, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (!LifeCycle.TakesChanges(loaded.Round, loaded.Row, SwedishTime.Today(time)))
                return Failure.Conflict("The response cannot be changed any more, so its sections stay with whom they are.");
            if (!await ResponseStore.TryNoteChangeAsync(session, loaded.Row)
                || !await AssignmentStore.TryDeleteAsync(session, loaded.Row.Id, sectionKey, personId))
            {
                return Failure.NotFound($"The person does not have section \"{sectionKey}\".");
            }

            await AuditLog.AddAsync(
                session, actor, AuditAction.SectionWithdrawn, AuditSubject.In(loaded, AuditObject.Section, sectionKey), time.GetUtcNow(), (AuditFact.Person, personId));
            return Done.Instance;
        }, cancellation);
}
