using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Answering;

/// <summary>Which of two answers is to stand.</summary>
public enum ClashChoice
{
    /// <summary>The answer of who chooses.</summary>
    Own,

    /// <summary>The colleague's, which is stored already.</summary>
    Other,
}

/// <summary>
/// Settles a clash: two people have answered the same item from the same version. One chooses, and what was chosen away is kept
/// with the choice.
/// </summary>
public sealed class SettleClash(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="own">The chooser's answer; it states the version of the other answer, as they saw it.</param>
    /// <returns>
    /// The version that now stands; <see cref="FailureKind.Conflict"/> where the other answer has changed again or the response
    /// cannot be changed any more: then nothing was stored.
    /// </returns>
    /// <exception cref="ArgumentException">The value is none that the item can have: a bug of the caller.</exception>
    public Task<Outcome<SavedAnswer>> RunAsync(Actor actor, AnswerChange own, ClashChoice choice, CancellationToken cancellation = default) =>
        database.WriteAsync<SavedAnswer>(async session =>
        {
            var permission = EditableSections.PermissionOf(actor, own.MunicipalityCode, own.RoundKey);
            var loaded = await ResponseAccess.LoadAsync(session, library, actor, permission, own.RoundKey, own.MunicipalityCode);
            if (loaded is null)
                return ResponseAccess.Missing(own.RoundKey, own.MunicipalityCode);
            var allowed = await SaveAnswer.MayChangeAsync(session, loaded, actor, own, time);
            if (!allowed.IsSuccess)
                return allowed.Failure;
            if (await AnswerStore.FindAsync(session, loaded.Row.Id, own.Item) is not { } other || other.Version != own.ExpectedVersion)
                return Failure.Conflict("The other answer has changed meanwhile.");

            var now = time.GetUtcNow();
            await ClashStore.InsertAsync(session, new ClashRow
            {
                Id = Guid.CreateVersion7(now),
                ResponseId = loaded.Row.Id,
                QuestionKey = other.QuestionKey,
                RowKey = other.RowKey,
                OtherVersion = other.Version,
                OwnValue = SaveAnswer.Canonical(loaded.Questionnaire, own),
                OtherValue = other.Value,
                OtherBy = other.ChangedBy,
                OwnKept = choice == ClashChoice.Own,
                SettledAt = now,
                SettledBy = actor.Name,
            });
            var settled = choice switch
            {
                ClashChoice.Own => await SaveAnswer.StoreAsync(session, library, loaded, actor, own, time),
                ClashChoice.Other => new SavedAnswer(other.Version, other.ChangedAt, other.IsConfirmed),
            };
            await AuditLog.AddAsync(
                session, actor, AuditAction.ClashSettled, AuditSubject.In(loaded, AuditObject.Item, $"{own.Item}"), now, (AuditFact.Choice, choice), (AuditFact.Version, other.Version));
            return settled;
        }, cancellation);
}
