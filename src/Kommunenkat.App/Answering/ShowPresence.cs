using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Answering;

/// <summary>Where in a response a page is.</summary>
/// <param name="PageId">Made by the page, new each time it is opened.</param>
/// <param name="Question">Null: nowhere in particular.</param>
public sealed record PagePlace(string RoundKey, string MunicipalityCode, Guid PageId, string Section, string? Question);

/// <summary>Shows a person's colleagues where they are at work. To be called again within <see cref="Lasts"/>, or they are taken to be gone.</summary>
public sealed class ShowPresence(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <summary>How long somebody is shown who is not heard of again: a killed server takes nobody's leave.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    /// <returns><see cref="FailureKind.NotFound"/> for who may not see the draft.</returns>
    public Task<Outcome<Done>> RunAsync(Actor actor, PagePlace place, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadDraft, place.RoundKey, place.MunicipalityCode) is not { } loaded)
                return ResponseAccess.Missing(place.RoundKey, place.MunicipalityCode);
            if (loaded.Questionnaire.FindSection(place.Section) is null || place.Question is { } question && loaded.Questionnaire.FindQuestion(question) is null)
                return Failure.Invalid($"There is no section \"{place.Section}\" or question \"{place.Question}\" in round \"{place.RoundKey}\".");

            var now = time.GetUtcNow();
            await PresenceStore.ForgetAsync(session, now - Lasts);
            await PresenceStore.ShowAsync(session, new PresenceRow
            {
                ResponseId = loaded.Row.Id,
                PageId = place.PageId,
                PersonId = actor.PersonId,
                PersonName = actor.Name,
                SectionKey = place.Section,
                QuestionKey = place.Question,
                SeenAt = now,
            });
            return Done.Instance;
        }, cancellation);
}

/// <summary>Takes leave of the colleagues when a page is closed.</summary>
public sealed class LeavePresence(AppDatabase database)
{
    /// <param name="pageId">Known to the page alone, which is what allows it.</param>
    public Task<Outcome<Done>> RunAsync(Guid pageId, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            await PresenceStore.LeaveAsync(session, pageId);
            return Done.Instance;
        }, cancellation);
}
