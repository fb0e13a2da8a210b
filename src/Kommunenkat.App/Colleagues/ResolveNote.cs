using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Colleagues;

/// <summary>Says of a note that it is dealt with, whoever wrote it. It stays readable.</summary>
public sealed class ResolveNote(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>
    /// Done, also where a colleague was first; <see cref="FailureKind.NotFound"/> where the response has no such note;
    /// <see cref="FailureKind.Conflict"/> where the round is not open.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, Guid noteId, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.WriteNotes, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (loaded.Round.State != RoundState.Open)
                return Failure.Conflict("The round is not open.");

            var now = time.GetUtcNow();
            if (await NoteStore.TryResolveAsync(session, loaded.Row.Id, noteId, actor.Name, now))
            {
                await ResponseStore.TryNoteChangeAsync(session, loaded.Row);
                await AuditLog.AddAsync(session, actor, AuditAction.NoteResolved, AuditSubject.In(loaded, AuditObject.Note, $"{noteId}"), now);
                return Done.Instance;
            }

            return await NoteStore.IsThereAsync(session, loaded.Row.Id, noteId)
                ? Done.Instance
                : Failure.NotFound("The response has no such note.");
        }, cancellation);
}
