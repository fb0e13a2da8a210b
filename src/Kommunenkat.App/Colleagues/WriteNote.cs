using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Colleagues;

/// <summary>
/// Writes a note at a question, for colleagues only. Notes may be written while the round is open, also of a response that is
/// with the approver or submitted: that is when there is something to say of it.
/// </summary>
public sealed class WriteNote(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <summary>Counted in Unicode characters.</summary>
    public const int LongestText = 1000;

    /// <returns>
    /// The note; <see cref="FailureKind.Invalid"/> where the text is empty or too long; <see cref="FailureKind.Conflict"/> where the
    /// round is not open.
    /// </returns>
    public Task<Outcome<QuestionNote>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string questionKey, string text, CancellationToken cancellation = default) =>
        database.WriteAsync<QuestionNote>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.WriteNotes, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (loaded.Questionnaire.FindQuestion(questionKey) is null)
                return Failure.NotFound($"There is no question \"{questionKey}\".");
            if (loaded.Round.State != RoundState.Open)
                return Failure.Conflict("The round is not open.");
            var trimmed = text.Trim();
            if (trimmed.Length == 0 || trimmed.EnumerateRunes().Count() > LongestText)
                return Failure.Invalid($"A note has 1 to {LongestText} characters.");

            var now = time.GetUtcNow();
            var row = new NoteRow
            {
                Id = Guid.CreateVersion7(now),
                ResponseId = loaded.Row.Id,
                QuestionKey = questionKey,
                Text = trimmed,
                WrittenBy = actor.Name,
                PersonId = actor.PersonId,
                WrittenAt = now,
            };
            if (!await ResponseStore.TryNoteChangeAsync(session, loaded.Row))
                return ResponseAccess.Missing(roundKey, municipalityCode);
            await NoteStore.InsertManyAsync(session, [row]);
            await AuditLog.AddAsync(
                session, actor, AuditAction.NoteWritten, AuditSubject.In(loaded, AuditObject.Note, $"{row.Id}"), now, (AuditFact.Question, questionKey));
            return new QuestionNote(row.Id, questionKey, trimmed, actor.Name, now, null, null);
        }, cancellation);
}
