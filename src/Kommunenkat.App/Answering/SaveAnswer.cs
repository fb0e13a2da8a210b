using Kommunenkat.App.Access;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.LastRound;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Answering;

/// <param name="Value">The new answer; null takes the answer away.</param>
/// <param name="ExpectedVersion">The version the change was made from; 0 where there was none.</param>
/// <param name="IsConfirmation">The person says that the answer is unchanged since last round; believed only where it is.</param>
public sealed record AnswerChange(
    string RoundKey, string MunicipalityCode, ItemKey Item, AnswerValue? Value, int ExpectedVersion, bool IsConfirmation = false);

/// <param name="Version">What the next change has to state.</param>
/// <param name="IsConfirmed">The answer is last round's, confirmed as unchanged.</param>
public sealed record SavedAnswer(int Version, DateTimeOffset SavedAt, bool IsConfirmed = false);

/// <summary>Saves one answer of a draft. When it says saved, the answer is on disk.</summary>
public sealed class SaveAnswer(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <returns>
    /// The new version; <see cref="FailureKind.Conflict"/> where somebody else changed the answer first, the response cannot be
    /// changed any more, or the section is a colleague's, which the person may read but not change; <see cref="FailureKind.Unavailable"/> where the database cannot take it now.
    /// </returns>
    /// <exception cref="ArgumentException">The value is none that the item can have: a bug of the caller.</exception>
    public Task<Outcome<SavedAnswer>> RunAsync(Actor actor, AnswerChange change, CancellationToken cancellation = default) =>
        database.WriteAsync<SavedAnswer>(async session =>
        {
            var permission = EditableSections.PermissionOf(actor, change.MunicipalityCode, change.RoundKey);
            var loaded = await ResponseAccess.LoadAsync(session, library, actor, permission, change.RoundKey, change.MunicipalityCode);
            return loaded is null
                ? ResponseAccess.Missing(change.RoundKey, change.MunicipalityCode)
                : await StoreAsync(session, library, loaded, actor, change, time);
        }, cancellation);

    /// <summary>Stores the change of an answer with its history, within somebody's transaction; a failure is for rolling that back.</summary>
    internal static async Task<Outcome<SavedAnswer>> StoreAsync(
        DbSession session, QuestionnaireLibrary library, LoadedResponse loaded, Actor actor, AnswerChange change, TimeProvider time)
    {
        var allowed = await MayChangeAsync(session, loaded, actor, change, time);
        if (!allowed.IsSuccess)
            return allowed.Failure;

        var (state, value) = (allowed.Value, Canonical(loaded.Questionnaire, change));
        var before = await AnswerStore.FindAsync(session, loaded.Row.Id, change.Item);
        if ((before?.Version ?? 0) != change.ExpectedVersion)
            return Failure.Conflict($"{before?.ChangedBy ?? "Somebody"} has changed the answer meanwhile.");

        var now = time.GetUtcNow();
        // To confirm what was answered already is a change of its own: who stands for it, and when.
        var isConfirmed = change.IsConfirmation && await LastRoundAnswers.IsUnchangedAsync(session, library, loaded, change.Item, change.Value);
        if (before?.Value == value && (!isConfirmed || before is { IsConfirmed: true }))
            return new SavedAnswer(change.ExpectedVersion, before?.ChangedAt ?? now, before is { IsConfirmed: true });

        var row = new AnswerRow
        {
            ResponseId = loaded.Row.Id,
            QuestionKey = change.Item.Question,
            RowKey = change.Item.Row ?? "",
            Value = value,
            Version = change.ExpectedVersion + 1,
            ChangedAt = now,
            ChangedBy = actor.Name,
            IsConfirmed = isConfirmed,
        };
        var stored = before is null ? await AnswerStore.TryInsertAsync(session, row) : await AnswerStore.TryUpdateAsync(session, row);
        if (!stored)
            return Failure.Conflict("Somebody else has changed the answer meanwhile.");
        if (!await ResponseStore.TryTouchAsync(session, loaded.Row, state, now))
            return Failure.Conflict("The response was submitted or sent for approval meanwhile.");
        if (state != loaded.Row.State)
            await LifeCycle.KeepAsync(session, actor, loaded, state, ResponseAction.Edit, now);
        await AnswerStore.InsertChangeAsync(session, row, before?.Value);
        await AuditLog.AddAsync(
            session, actor, value is null ? AuditAction.AnswerCleared : AuditAction.AnswerSaved, AuditSubject.In(loaded, AuditObject.Item, $"{change.Item}"), now,
            (AuditFact.Version, row.Version), (AuditFact.Confirmed, isConfirmed ? true : null));
        return new SavedAnswer(row.Version, now, isConfirmed);
    }

    /// <returns>The state that the change leads to; <see cref="FailureKind.Conflict"/> where this person cannot change the answer now.</returns>
    internal static async Task<Outcome<ResponseState>> MayChangeAsync(
        DbSession session, LoadedResponse loaded, Actor actor, AnswerChange change, TimeProvider time)
    {
        if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.Edit, SwedishTime.Today(time)) is not { } state)
            return Failure.Conflict("The response cannot be changed any more.");
        return loaded.Questionnaire.FindSectionOf(change.Item.Question) is { } section && !await EditableSections.ContainsAsync(session, actor, loaded, section)
            ? Failure.Conflict($"Section \"{section.Key}\" is not yours to change.")
            : state;
    }

    /// <summary>The new answer as it is stored; null: none.</summary>
    internal static string? Canonical(Questionnaire questionnaire, AnswerChange change)
    {
        if (change.Value is null)
            return null;
        var text = AnswerText.Canonical(change.Value);
        var item = questionnaire.FindField(change.Item) ?? throw new ArgumentException($"There is no item {change.Item}.", nameof(change));
        if (!change.Value.Equals(AnswerText.Parse(item, text).Value))
            throw new ArgumentException($"{change.Value.GetType().Name} is no valid answer to {change.Item}.", nameof(change));
        return text;
    }
}
